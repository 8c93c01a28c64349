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
    Segment shown = trouble.shown();
    return switch (trouble.type()) {
      case CREDENTIAL_ATTACK ->
          "Sign-ins refused on "
              + noun(shown)
              + ": "
              + Numbers.text(shown.denied(), "")
              + " of "
              + Numbers.text(shown.requests(), "requests");
      case PERFORMANCE_DEGRADATION ->
          "Only part of the traffic is slow: "
              + noun(shown)
              + " takes typically "
              + Numbers.text(shown.typicalLatencyMillis(), "ms")
              + " in "
              + Numbers.text(shown.timed(), "requests")
              + ", usually about "
              + Numbers.text(usualMillis(trouble), "ms");
      default ->
          "Only part of the traffic fails: "
              + noun(shown)
              + " answered "
              + Numbers.text(failures(trouble), "")
              + " of "
              + Numbers.text(shown.requests(), "requests")
              + inWindows(trouble)
              + (isServers(trouble) ? " with 5xx" : " with 4xx")
              + ", usually "
              + Numbers.text(100 * usualRate(trouble), "%");
    };
  }

  static List<Evidence> evidence(SegmentDetector.Trouble trouble) {
    Segment shown = trouble.shown();
    double requests = shown.requests();
    return switch (trouble.type()) {
      case CREDENTIAL_ATTACK ->
          List.of(
              new Evidence(
                  noun(shown),
                  "refused sign-ins",
                  shown.denied(),
                  requests * trouble.norm().deniedRate(),
                  1));
      case PERFORMANCE_DEGRADATION ->
          List.of(
              new Evidence(
                  "slow " + noun(shown),
                  "ms",
                  shown.typicalLatencyMillis(),
                  usualMillis(trouble),
                  1),
              new Evidence("requests to it", "requests", requests, Double.NaN, 0));
      default ->
          List.of(
              new Evidence(
                  "failing " + noun(shown),
                  "failed requests",
                  failures(trouble),
                  requests * usualRate(trouble),
                  1),
              new Evidence("requests to it", "requests", requests, Double.NaN, 0));
    };
  }

  static boolean isServers(SegmentDetector.Trouble trouble) {
    return trouble.affected() == trouble.shown().serverErrors();
  }

  private static long failures(SegmentDetector.Trouble trouble) {
    return isServers(trouble) ? trouble.shown().serverErrors() : trouble.shown().clientErrors();
  }

  private static String inWindows(SegmentDetector.Trouble trouble) {
    return trouble.windows() > 1 ? " in " + trouble.windows() + " windows" : "";
  }

  private static double usualRate(SegmentDetector.Trouble trouble) {
    return isServers(trouble) ? trouble.norm().serverErrorRate() : trouble.norm().clientErrorRate();
  }

  private static double usualMillis(SegmentDetector.Trouble trouble) {
    return Math.pow(2, trouble.norm().latencyLog()) / MICROS_IN_MILLI;
  }
}
