package io.weir.detect;

import io.weir.baseline.Reading;
import io.weir.baseline.Readings;
import io.weir.feature.Feature;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is already clear of a window of which only a part has come. Which objects come first is no
 * fair choice of the requests: they are of some places of the edge, and others follow. So what is
 * said rests on how much has come, and nothing is said of what is missing.
 *
 * <ul>
 *   <li>That many requests fail is trouble, wherever they come from.
 *   <li>How long they take, what a cache answers and what clients use differs from place to place:
 *       a third of the usual requests must be there.
 *   <li>That there are too many of them is known once there are, in this window alone: those before
 *       it that are not settled tell no level that they could be too many for.
 * </ul>
 */
final class EarlyVerdict {
  private static final double A_THIRD = 1 / 3.0;

  /** A fifth beyond the limit: what comes later may yet be better … */
  private static final double CLEAR = 0.545;

  /** … unless hardly anything is still to come. */
  private static final double NEARLY_ALL = 0.9;

  private static final Set<Feature> FAILING =
      EnumSet.of(Feature.SERVER_ERRORS, Feature.BALANCER_ERRORS, Feature.TARGET_ERRORS);

  private static final Set<Feature> OF_MANY_PLACES =
      EnumSet.of(
          Feature.CLIENT_ERRORS,
          Feature.TYPICAL_LATENCY,
          Feature.P50_LATENCY,
          Feature.P95_LATENCY,
          Feature.P99_LATENCY,
          Feature.LONG_REQUESTS,
          Feature.CACHE_MISSES,
          Feature.OLD_TLS_SHARE,
          Feature.PLAIN_HTTP_SHARE);

  private static final Set<Feature> OF_VOLUME =
      EnumSet.of(
          Feature.REQUESTS,
          Feature.UNIQUE_CLIENTS,
          Feature.REQUESTS_PER_CLIENT,
          Feature.TOP_CLIENT_SHARE,
          Feature.TOP_AGENT_SHARE,
          Feature.DECLARED_BOT_SHARE,
          Feature.BUSIEST_SHARE,
          Feature.DISTINCT_PATHS);

  private static final Set<FindingType> OF_ANY_PART =
      EnumSet.of(FindingType.ERROR_SPIKE, FindingType.PARTIAL_OUTAGE);

  private final double requests;
  private final double expected;

  /**
   * @param requests how many requests have come
   * @param expected how many the window is to have
   */
  EarlyVerdict(double requests, double expected) {
    this.requests = requests;
    this.expected = expected;
  }

  /** Returns the readings that the rest of the window will hardly change. */
  Readings clear(Readings readings) {
    return readings.only(this::isClear).alone(OF_VOLUME);
  }

  private boolean isClear(Reading reading) {
    if (FAILING.contains(reading.feature())) {
      return true;
    }
    if (OF_MANY_PLACES.contains(reading.feature())) {
      return hasThird();
    }
    return OF_VOLUME.contains(reading.feature()) && requests >= expected && reading.distance() > 0;
  }

  private boolean hasThird() {
    return requests >= A_THIRD * expected;
  }

  /** Returns the findings that are clear, marked as early. */
  List<Finding> clear(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.type() != FindingType.UNKNOWN_ANOMALY)
        .filter(finding -> OF_ANY_PART.contains(finding.type()) || hasThird())
        .filter(finding -> finding.score() >= CLEAR || requests >= NEARLY_ALL * expected)
        .map(EarlyVerdict::marked)
        .toList();
  }

  static Finding marked(Finding finding) {
    return finding.explained(
        "Early, " + finding.sample().completeness() + ": " + finding.explanation());
  }
}
