package io.weir.detect;

import io.weir.baseline.Readings;
import io.weir.feature.Feature;
import io.weir.finding.FindingType;
import io.weir.finding.Severity;

/** How much trouble matters: by how many requests fail, or by how far the volume is off. */
final class Gravity {
  private static final double MANY_ERRORS = 0.05;
  private static final double MOST_FAIL = 0.2;
  private static final double FIVEFOLD = 5;
  private static final double TENFOLD = 10;
  private static final double THREEFOLD = 3;
  private static final double TWOFOLD = 2;

  private Gravity() {}

  static Severity of(FindingType type, Readings readings) {
    Severity own =
        switch (type) {
          case TRAFFIC_SPIKE, BOT_TRAFFIC, SCRAPER ->
              ratio(readings, Feature.REQUESTS) >= FIVEFOLD ? Severity.HIGH : Severity.MEDIUM;
          case DISTRIBUTED_FLOOD -> Severity.HIGH;
          case PERFORMANCE_DEGRADATION -> slowness(readings);
          case TRAFFIC_DROP ->
              ratio(readings, Feature.REQUESTS) <= 1 / THREEFOLD ? Severity.HIGH : Severity.MEDIUM;
          case BACKEND_LOSS ->
              ratio(readings, Feature.BACKENDS) <= 1 / TWOFOLD ? Severity.HIGH : Severity.MEDIUM;
          case FORMAT_DRIFT -> Severity.MEDIUM;
          case COMPLIANCE, UNKNOWN_ANOMALY, SCANNER -> Severity.LOW;
          default -> Severity.MEDIUM;
        };
    Severity failing = type == FindingType.SCANNER ? own : failures(readings);
    return own.compareTo(failing) >= 0 ? own : failing;
  }

  private static Severity slowness(Readings readings) {
    double ratio =
        Math.max(ratio(readings, Feature.P50_LATENCY), ratio(readings, Feature.P95_LATENCY));
    if (ratio >= TENFOLD) {
      return Severity.CRITICAL;
    }
    return ratio >= THREEFOLD ? Severity.HIGH : Severity.MEDIUM;
  }

  private static Severity failures(Readings readings) {
    double rate =
        readings
            .get(Feature.SERVER_ERRORS)
            .map(reading -> reading.observed() - reading.expected())
            .orElse(0.0);
    if (rate >= MOST_FAIL) {
      return Severity.CRITICAL;
    }
    return rate >= MANY_ERRORS ? Severity.HIGH : Severity.INFO;
  }

  private static double ratio(Readings readings, Feature feature) {
    return readings.get(feature).map(reading -> reading.ratio(1)).orElse(1.0);
  }
}
