package io.weir.threat.file;

import io.weir.threat.rule.RuleName;

/**
 * The rules of remote file inclusion and server-side request forgery. What each looks for stands in
 * the catalogue.
 */
enum InclusionRule implements RuleName {
  DATA_WRAPPER,
  HIDDEN_HOST,
  INTERNAL_HOST,
  METADATA_PATH,
  MISLEADING_HOST,
  OPEN_REDIRECT,
  REMOTE_FILE,
  SCHEME,
  SOCKET,
  WRAPPER
}
