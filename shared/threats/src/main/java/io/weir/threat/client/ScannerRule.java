package io.weir.threat.client;

import io.weir.threat.rule.RuleName;

/** The rules of scanners and attack tools. What each looks for stands in the catalogue. */
enum ScannerRule implements RuleName {
  AUDIT,
  MARK,
  PAYLOAD,
  PHRASE,
  SURVEY,
  TOOL
}
