package io.weir.threat.code;

import io.weir.threat.rule.RuleName;

/** The rules of lookups in log messages. What each looks for stands in the catalogue. */
enum JndiRule implements RuleName {
  LOOKUP,
  LOOKUP_OF_ENVIRONMENT,
  NESTED_LOOKUP
}
