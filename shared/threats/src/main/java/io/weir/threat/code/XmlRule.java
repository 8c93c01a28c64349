package io.weir.threat.code;

import io.weir.threat.rule.RuleName;

/** The rules of XML injection. What each looks for stands in the catalogue. */
enum XmlRule implements RuleName {
  CDATA,
  DOCTYPE,
  DOCUMENT,
  ENTITY,
  STYLESHEET,
  XINCLUDE
}
