package io.weir.threat.code;

import io.weir.threat.rule.RuleName;

/** The rules of code injection in other languages. What each looks for stands in the catalogue. */
enum CodeRule implements RuleName {
  ENDLESS_LOOP,
  GLOBAL,
  MARKER,
  PROTOTYPE
}
