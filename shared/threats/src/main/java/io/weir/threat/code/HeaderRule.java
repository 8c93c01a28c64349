package io.weir.threat.code;

import io.weir.threat.rule.RuleName;

/** The rules of header and request injection. What each looks for stands in the catalogue. */
enum HeaderRule implements RuleName {
  DIRECTIVE,
  HEADER,
  LINE_IN_NAME,
  LINE_IN_PATH,
  MAIL_COMMAND,
  REQUEST,
  RESPONSE
}
