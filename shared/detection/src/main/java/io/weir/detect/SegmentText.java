package io.weir.detect;

import io.weir.finding.Evidence;
import io.weir.window.segment.Segment;
import io.weir.window.segment.SegmentKind;
import java.util.List;

/** Says what is wrong with a segment, with the numbers of requests that it rests on. */
final class SegmentText {
  private static final double MICROS_IN_MILLI = 1000;

  private SegmentText() {}

  static String noun(Segment segment) {
    return segment.kind() == SegmentKind.PATH
        ? "path " + segment.name()
        : segment.kind().name().toLowerCase(java.util.Locale.ROOT) + " " + segment.name();
  }

  static String sentence(SegmentDetector.Trouble trouble) {
    Segment now = trouble.now();
    return switch (trouble.type()) {
      case CREDENTIAL_ATTACK ->
          "Sign-ins refused on "
              + noun(now)
              + ": "
              + Numbers.text(now.denied(), "")
              + " of "
              + Numbers.text(now.requests(), "requests");
      case PERFORMANCE_DEGRADATION ->
          "Only part of the traffic is slow: "
              + noun(now)
              + " takes typically "
              + Numbers.text(now.typicalLatencyMillis(), "ms")
              + " in "
              + Numbers.text(now.timed(), "requests")
              + ", usually about "
              + Numbers.text(usualMillis(trouble), "ms");
      default ->
          "Only part of the traffic fails: "
              + noun(now)
              + " answered "
              + Numbers.text(failures(trouble, now), "")
              + " of "
              + Numbers.text(now.requests(), "requests")
              + (isServers(trouble) ? " with 5xx" : " with 4xx")
              + ", usually "
              + Numbers.text(100 * usualRate(trouble), "%");
    };
  }

  static List<Evidence> evidence(SegmentDetector.Trouble trouble) {
    Segment now = trouble.now();
    double requests = now.requests();
    return switch (trouble.type()) {
      case CREDENTIAL_ATTACK ->
          List.of(
              new Evidence(
                  noun(now),
                  "refused sign-ins",
                  now.denied(),
                  requests * trouble.norm().deniedRate(),
                  1));
      case PERFORMANCE_DEGRADATION ->
          List.of(
              new Evidence(
                  "slow " + noun(now), "ms", now.typicalLatencyMillis(), usualMillis(trouble), 1),
              new Evidence("requests to it", "requests", requests, Double.NaN, 0));
      default ->
          List.of(
              new Evidence(
                  "failing " + noun(now),
                  "failed requests",
                  failures(trouble, now),
                  requests * usualRate(trouble),
                  1),
              new Evidence("requests to it", "requests", requests, Double.NaN, 0));
    };
  }

  static boolean isServers(SegmentDetector.Trouble trouble) {
    return trouble.affected() == trouble.pooled().serverErrors();
  }

  private static long failures(SegmentDetector.Trouble trouble, Segment segment) {
    return isServers(trouble) ? segment.serverErrors() : segment.clientErrors();
  }

  private static double usualRate(SegmentDetector.Trouble trouble) {
    return isServers(trouble) ? trouble.norm().serverErrorRate() : trouble.norm().clientErrorRate();
  }

  private static double usualMillis(SegmentDetector.Trouble trouble) {
    return Math.pow(2, trouble.norm().latencyLog()) / MICROS_IN_MILLI;
  }
}
