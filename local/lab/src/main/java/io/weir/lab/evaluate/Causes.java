package io.weir.lab.evaluate;

import io.weir.feature.Feature;
import io.weir.lab.generate.Label;
import java.util.Arrays;
import java.util.List;

/** What counts as naming an incident's cause: whom it is about, or else the feature it moves. */
final class Causes {
  private Causes() {}

  static boolean named(Label label, Alarm alarm) {
    List<String> wanted = label.subject().isEmpty() ? features(label) : List.of(label.subject());
    return alarm.reasons().stream()
        .anyMatch(reason -> wanted.stream().anyMatch(cause -> names(reason, cause)));
  }

  private static boolean names(String reason, String cause) {
    // A path must be the whole of what is named: "/" is no reason to credit "/search".
    return reason.equals(cause)
        || reason.endsWith(" " + cause)
        || reason.contains(" " + cause + ":");
  }

  private static List<String> features(Label label) {
    return switch (label.type()) {
      case ERROR_SPIKE -> labels(Feature.SERVER_ERRORS, Feature.BALANCER_ERRORS);
      case PERFORMANCE_DEGRADATION ->
          labels(Feature.TYPICAL_LATENCY, Feature.P50_LATENCY, Feature.P95_LATENCY);
      case TRAFFIC_SPIKE, TRAFFIC_DROP -> labels(Feature.REQUESTS, Feature.UNIQUE_CLIENTS);
      case MISSING_LOGS -> List.of("log objects", Feature.COVERAGE.label());
      case BACKEND_LOSS -> labels(Feature.BACKENDS);
      case FORMAT_DRIFT -> labels(Feature.DRIFT_RATE, Feature.REJECTED_RATE);
      case COMPLIANCE -> labels(Feature.OLD_TLS_SHARE, Feature.PLAIN_HTTP_SHARE);
      case UNKNOWN_ANOMALY -> labels(Feature.TYPICAL_BYTES);
      default -> List.of(label.type().label());
    };
  }

  private static List<String> labels(Feature... features) {
    return Arrays.stream(features).map(Feature::label).toList();
  }
}
