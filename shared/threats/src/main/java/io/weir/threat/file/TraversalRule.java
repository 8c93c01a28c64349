package io.weir.threat.file;

import io.weir.threat.rule.RuleName;

/**
 * The rules of path traversal and local file inclusion. What each looks for stands in the
 * catalogue.
 */
enum TraversalRule implements RuleName {
  DRIVE,
  NETWORK_PATH,
  NUL,
  STEPS,
  SYSTEM_FILE,
  SYSTEM_PATH
}
