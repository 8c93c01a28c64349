package io.weir.detect;

import io.weir.feature.Feature;
import java.util.Optional;

/** A side of the traffic: features of one side move together, whatever the reason. */
enum Side {
  VISITORS,
  PATHS,
  LATENCY,
  ERRORS,
  BYTES,
  AGENTS,
  TARGETS,
  LINES;

  /**
   * Returns the side that the feature shows; empty for what a firewall refuses, for what protocols
   * clients use, and for what only tells one kind of trouble from another.
   */
  static Optional<Side> of(Feature feature) {
    return switch (feature) {
      case REQUESTS,
          UNIQUE_CLIENTS,
          CLIENT_ENTROPY,
          REQUESTS_PER_CLIENT,
          TOP_CLIENT_SHARE,
          NEW_CLIENT_SHARE,
          COVERAGE ->
          Optional.of(VISITORS);
      case PATH_ENTROPY, TOP_PATH_SHARE, NEW_PATH_SHARE -> Optional.of(PATHS);
      case P50_LATENCY, P95_LATENCY, P99_LATENCY, TYPICAL_LATENCY, LONG_REQUESTS ->
          Optional.of(LATENCY);
      case CLIENT_ERRORS, SERVER_ERRORS, BALANCER_ERRORS, TARGET_ERRORS, CLIENT_CLOSED_RATE ->
          Optional.of(ERRORS);
      case TYPICAL_BYTES, CACHE_MISSES -> Optional.of(BYTES);
      case TOP_AGENT_SHARE, DECLARED_BOT_SHARE -> Optional.of(AGENTS);
      case BACKENDS -> Optional.of(TARGETS);
      case REJECTED_RATE, DRIFT_RATE -> Optional.of(LINES);
      default -> Optional.empty();
    };
  }
}
