package io.weir.detect;

import io.weir.feature.Feature;
import io.weir.finding.FindingType;
import java.util.List;

/** Which lines of a window a finding is about. */
public enum LogRows {
  ALL,
  SERVER_ERRORS,
  /** Errors that the balancer answered by itself. */
  BALANCER_ERRORS,
  CLIENT_ERRORS,
  OLD_TLS,
  PLAIN_HTTP,
  /** What a CDN had to ask the origin for. */
  CACHE_MISSES,
  SLOWEST_FIRST;

  /** Returns the lines of a finding of the type, by the features that lead to it. */
  static LogRows of(FindingType type, List<Feature> leading) {
    Feature first = leading.isEmpty() ? Feature.REQUESTS : leading.get(0);
    return switch (first) {
      case SERVER_ERRORS, TARGET_ERRORS -> SERVER_ERRORS;
      case BALANCER_ERRORS -> BALANCER_ERRORS;
      case CLIENT_ERRORS -> CLIENT_ERRORS;
      case OLD_TLS_SHARE -> OLD_TLS;
      case PLAIN_HTTP_SHARE -> PLAIN_HTTP;
      case CACHE_MISSES -> CACHE_MISSES;
      case P50_LATENCY, P95_LATENCY, P99_LATENCY, MEAN_LATENCY, TYPICAL_LATENCY -> SLOWEST_FIRST;
      default -> type == FindingType.PERFORMANCE_DEGRADATION ? SLOWEST_FIRST : ALL;
    };
  }

  /** Returns the lines of a trouble with a part of the traffic. */
  static LogRows of(SegmentDetector.Trouble trouble) {
    return switch (trouble.type()) {
      case PERFORMANCE_DEGRADATION -> SLOWEST_FIRST;
      case CREDENTIAL_ATTACK -> CLIENT_ERRORS;
      default -> SegmentText.isServers(trouble) ? SERVER_ERRORS : CLIENT_ERRORS;
    };
  }
}
