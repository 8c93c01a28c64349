package io.weir.detect;

import static io.weir.detect.Sign.above;
import static io.weir.detect.Sign.below;

import io.weir.baseline.Reading;
import io.weir.baseline.Readings;
import io.weir.feature.Digest;
import io.weir.feature.Feature;
import io.weir.finding.FindingType;
import io.weir.window.Dimension;
import java.util.List;
import java.util.Optional;

/**
 * The table that gives trouble its name. The rows of {@link #TRAFFIC} are tried from the top,
 * causes before what they bring about, and the first that holds names the window: a flood that
 * makes targets fail is a flood. The rows of {@link #ASIDE} hold beside any other.
 */
final class Classification {
  /** With so many lines refused, requests are not fewer, only fewer are understood. */
  private static final double SOME_REJECTED = 0.05;

  private static final double A_THIRD = 1 / 3.0;
  private static final double FEW = 8;
  private static final double FEW_OLDER = 15;
  private static final double MANY_CLIENTS = 40;
  private static final double MANY_ERRORS = 40;
  private static final double NEARLY_ALL = 0.8;
  private static final double SMALL_PART = 0.15;

  static final List<TypeRule> TRAFFIC =
      List.of(
          new TypeRule(
              FindingType.DISTRIBUTED_FLOOD,
              List.of(
                  above(Feature.UNIQUE_CLIENTS, 2, 50),
                  above(Feature.REQUESTS, 1.3, 50).weak(0.6),
                  below(Feature.REQUESTS_PER_CLIENT, 1.3, 0).weak(0.6)),
              List.of(),
              Classification::always,
              List.of(Dimension.PATH, Dimension.USER_AGENT, Dimension.HOST, Dimension.CLIENT)),
          new TypeRule(
              FindingType.BOT_TRAFFIC,
              List.of(above(Feature.REQUESTS_PER_CLIENT, 1.1, 0).weak(0.4)),
              List.of(
                  above(Feature.TOP_CLIENT_SHARE, 1.5, 0.08),
                  above(Feature.TOP_AGENT_SHARE, 1.5, 0.1),
                  above(Feature.DECLARED_BOT_SHARE, 1.5, 0.1)),
              Classification::always,
              List.of(Dimension.CLIENT, Dimension.USER_AGENT, Dimension.PATH)),
          new TypeRule(
              FindingType.SCRAPER,
              List.of(
                  above(Feature.REQUESTS, 1.3, 50).weak(0.6),
                  above(Feature.BUSIEST_SHARE, 1.3, 0.1).weak(0.6),
                  above(Feature.DISTINCT_PATHS, 1.25, 20).weak(0.6)),
              List.of(),
              Classification::always,
              List.of(Dimension.CLIENT, Dimension.PATH, Dimension.USER_AGENT)),
          new TypeRule(
              FindingType.TRAFFIC_SPIKE,
              List.of(above(Feature.REQUESTS, 1.3, 50)),
              List.of(),
              Classification::always,
              List.of(Dimension.PATH, Dimension.HOST, Dimension.CLIENT, Dimension.USER_AGENT)),
          new TypeRule(
              FindingType.SCANNER,
              List.of(),
              List.of(
                  above(Feature.SERVER_ERRORS, 2, 0.01), above(Feature.CLIENT_ERRORS, 1.5, 0.02)),
              (readings, digest) -> errorsOfFewClients(digest),
              List.of(Dimension.ERROR_CLIENT, Dimension.HOST, Dimension.ERROR_PATH)),
          new TypeRule(
              FindingType.BACKEND_LOSS,
              List.of(below(Feature.BACKENDS, 1.15, 0.9)),
              List.of(),
              Classification::always,
              List.of(Dimension.TARGET)),
          new TypeRule(
              FindingType.ERROR_SPIKE,
              List.of(),
              List.of(
                  above(Feature.SERVER_ERRORS, 2, 0.01),
                  above(Feature.BALANCER_ERRORS, 2, 0.01),
                  above(Feature.TARGET_ERRORS, 2, 0.01),
                  above(Feature.CLIENT_ERRORS, 1.5, 0.05)),
              Classification::always,
              List.of(Dimension.ERROR_PATH, Dimension.ERROR_TARGET, Dimension.ERROR_CLIENT)),
          new TypeRule(
              FindingType.CACHE_DEGRADATION,
              List.of(above(Feature.CACHE_MISSES, 1.3, 0.1)),
              List.of(),
              Classification::always,
              List.of(Dimension.PATH, Dimension.HOST)),
          new TypeRule(
              FindingType.PERFORMANCE_DEGRADATION,
              List.of(),
              List.of(
                  above(Feature.TYPICAL_LATENCY, 1.4, 10),
                  above(Feature.P50_LATENCY, 1.4, 10),
                  above(Feature.P95_LATENCY, 1.4, 20),
                  above(Feature.P99_LATENCY, 2, 100),
                  above(Feature.LONG_REQUESTS, 2, 0.04)),
              Classification::always,
              List.of(Dimension.SLOW_PATH, Dimension.SLOW_TARGET)),
          new TypeRule(
              FindingType.MISSING_LOGS,
              List.of(below(Feature.COVERAGE, 1.1, 0.1)),
              List.of(),
              // Where a handful of requests lie in their window is chance.
              (readings, digest) -> digest.requests() >= FEW,
              List.of()),
          new TypeRule(
              FindingType.TRAFFIC_DROP,
              List.of(below(Feature.REQUESTS, 1.3, 50).together()),
              List.of(),
              (readings, digest) -> !(digest.features().get(Feature.REJECTED_RATE) > SOME_REJECTED),
              List.of(Dimension.HOST, Dimension.PATH, Dimension.CLIENT)),
          // Answers that come in a third of the time leave something out.
          new TypeRule(
              FindingType.UNKNOWN_ANOMALY,
              List.of(below(Feature.TYPICAL_LATENCY, 3, 10), below(Feature.P50_LATENCY, 3, 10)),
              List.of(),
              (readings, digest) -> readings.largestPart(Feature.TYPICAL_LATENCY) <= A_THIRD,
              List.of(Dimension.PATH, Dimension.TARGET)));

  static final List<TypeRule> ASIDE =
      List.of(
          new TypeRule(
              FindingType.FORMAT_DRIFT,
              List.of(),
              List.of(above(Feature.REJECTED_RATE, 2, 0.01), above(Feature.DRIFT_RATE, 2, 0.01)),
              Classification::always,
              List.of()),
          new TypeRule(
              FindingType.COMPLIANCE,
              List.of(),
              List.of(
                  above(Feature.OLD_TLS_SHARE, 2, 0.02),
                  above(Feature.PLAIN_HTTP_SHARE, 1.5, 0.08)),
              (readings, digest) -> olderRequests(readings) >= FEW_OLDER,
              List.of(Dimension.HOST, Dimension.CLIENT, Dimension.USER_AGENT)));

  private Classification() {}

  /** Returns the first row that holds. */
  static Optional<TypeRule> name(Readings readings, Limits limits, Digest digest) {
    return TRAFFIC.stream()
        .filter(rule -> rule.strength(readings, limits, digest) >= 1)
        .findFirst();
  }

  private static boolean always(Readings readings, Digest digest) {
    return true;
  }

  private static double olderRequests(Readings readings) {
    double share =
        readings.get(Feature.OLD_TLS_SHARE).map(Reading::observed).orElse(0.0)
            + readings.get(Feature.PLAIN_HTTP_SHARE).map(Reading::observed).orElse(0.0);
    return share * readings.requests();
  }

  /** Whether a handful of clients, a small part of the traffic, make nearly all of the errors. */
  private static boolean errorsOfFewClients(Digest digest) {
    double errors = digest.features().get(Feature.ERROR_RATE) * digest.requests();
    double ofFew =
        digest.heavy(Dimension.ERROR_CLIENT).values().stream()
            .limit((long) FEW)
            .mapToLong(Long::longValue)
            .sum();
    return errors >= MANY_ERRORS
        && digest.features().get(Feature.UNIQUE_CLIENTS) >= MANY_CLIENTS
        && ofFew >= NEARLY_ALL * errors
        && errors <= SMALL_PART * digest.requests();
  }
}
