package io.weir.incident;

import io.weir.finding.FindingType;

/**
 * What belongs together. Missing logs, changed formats, weak protocols, failed handshakes and
 * attacked sign-ins are causes of their own, so is every attacker, and so is every form of request
 * that is the site's own language. All other troubles are of the traffic, and {@link Home} says
 * which of them are one.
 */
final class Cause {
  static final String TRAFFIC = "traffic";

  private Cause() {}

  static String of(FindingType type, String subject) {
    if (type.isSecurity()) {
      return subject.isEmpty() ? TRAFFIC : "attacker " + subject;
    }
    return switch (type) {
      case MISSING_LOGS -> "silence";
      case FORMAT_DRIFT -> "format";
      case COMPLIANCE -> "compliance";
      case CREDENTIAL_ATTACK -> "sign-ins";
      case SITE_HABIT -> "habit " + subject;
      case COUNTED_RULE -> "rule " + subject;
      case TLS_FAILURE -> "handshakes";
      case INVENTED_SOURCES -> "sources";
      case DAILY_DIGEST -> "digest";
      default -> TRAFFIC;
    };
  }

  /** Returns what kind of trouble of the traffic it is; troubles of one kind are seldom two. */
  static Kind kind(FindingType type) {
    return switch (type) {
      case ERROR_SPIKE, PARTIAL_OUTAGE, BACKEND_LOSS -> Kind.FAILING;
      case PERFORMANCE_DEGRADATION, SLOW_LEAK, CACHE_DEGRADATION -> Kind.SLOW;
      case TRAFFIC_DROP -> Kind.LESS;
      case UNKNOWN_ANOMALY -> Kind.UNNAMED;
      default -> Kind.MORE;
    };
  }

  /** The kinds of trouble of the traffic. */
  enum Kind {
    /** Requests fail, or what would answer them is gone. */
    FAILING,
    /** Requests take long. */
    SLOW,
    /** Requests are missing. */
    LESS,
    /** Somebody sends more than usual. */
    MORE,
    /** A mix that no row of the table names. */
    UNNAMED
  }
}
