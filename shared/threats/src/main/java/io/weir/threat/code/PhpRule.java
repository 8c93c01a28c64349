package io.weir.threat.code;

import io.weir.threat.rule.RuleName;

/** The rules of PHP code injection. What each looks for stands in the catalogue. */
enum PhpRule implements RuleName {
  DISPATCHER,
  FUNCTION,
  INDIRECT_CALL,
  SERIALIZED_OBJECT,
  SETTING,
  STATEMENT,
  SUPERGLOBAL,
  TAG,
  VARIABLE_CALL,
  VARIABLE_VARIABLE
}
