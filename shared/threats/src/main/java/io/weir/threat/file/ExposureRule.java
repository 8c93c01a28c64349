package io.weir.threat.file;

import io.weir.threat.rule.RuleName;

/**
 * The rules of files and consoles that should not be reachable. What each looks for stands in the
 * catalogue.
 */
enum ExposureRule implements RuleName {
  BACKDOOR,
  BACKUP,
  DISGUISED_SCRIPT,
  HIDDEN_FILE
}
