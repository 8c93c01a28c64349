package io.weir.incident;

import io.weir.finding.FindingType;

/**
 * What belongs together. All troubles of a source's traffic at one time are taken for one cause: a
 * flood, the errors and the slowness that it brings. Missing logs, changed formats and weak
 * protocols are causes of their own, and so is every attacker.
 */
final class Cause {
  private Cause() {}

  static String of(FindingType type, String subject) {
    if (type.isSecurity()) {
      return subject.isEmpty() ? "traffic" : "attacker " + subject;
    }
    return switch (type) {
      case MISSING_LOGS -> "silence";
      case FORMAT_DRIFT -> "format";
      case COMPLIANCE -> "compliance";
      default -> "traffic";
    };
  }
}
