package io.weir.threat.code;

import io.weir.threat.rule.RuleName;

/** The rules of template and expression injection. What each looks for stands in the catalogue. */
enum TemplateRule implements RuleName {
  EDGE_SIDE_INCLUDE,
  EXPRESSION,
  FREEMARKER,
  OGNL,
  PERL,
  SERVER_SIDE_INCLUDE,
  SERVER_TAG,
  SMARTY,
  TAG,
  VELOCITY
}
