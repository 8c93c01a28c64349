package io.weir.detect;

import io.weir.baseline.Drift;
import io.weir.baseline.History;
import io.weir.baseline.Profile;
import io.weir.baseline.Reading;
import io.weir.baseline.Readings;
import io.weir.feature.Feature;
import io.weir.finding.Evidence;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Severity;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A drift over hours: memory or connections that leak, a table that grows. It rises from hour to
 * hour without a step that would be most of it, and farther than hours of this source stray from
 * each other.
 */
final class SlowLeak {
  /** As many times as far as hours stray from each other is no chance. */
  private static final double FAR = 6;

  private static final double CREPT = 0.9;

  /** A third of the rise may be a way back to normal. */
  private static final double ABOVE_NORMAL = 0.67;

  /** What a drift of latency or size has to be, as a factor, to matter. */
  private static final double FACTOR = 1.25;

  private static final double SHARE = 0.01;
  private static final double LEAST_MILLIS = 10;

  private SlowLeak() {}

  /** Returns the drift that is farthest beyond chance, if any is. */
  static Optional<Drift> find(
      Profile profile, Readings readings, Duration width, List<History> windows) {
    return Drift.creeping().stream()
        // Most windows are not even above normal, and need no look at the hours before.
        .filter(feature -> readings.get(feature).map(Reading::lasting).orElse(0.0) > 1)
        .flatMap(feature -> Drift.of(profile, feature, width, windows).stream())
        .filter(SlowLeak::isLeak)
        .max(Comparator.comparingDouble(SlowLeak::strength));
  }

  static double strength(Drift drift) {
    return drift.rise() / (FAR * drift.usual());
  }

  private static boolean isLeak(Drift drift) {
    return strength(drift) >= 1
        && drift.slope() <= CREPT
        && drift.above() >= ABOVE_NORMAL * drift.rise()
        && matters(drift);
  }

  private static boolean matters(Drift drift) {
    double more = drift.last() - drift.first();
    return switch (drift.feature().kind()) {
      case SHARE -> more >= SHARE;
      case MILLIS -> more >= LEAST_MILLIS && drift.last() >= FACTOR * drift.first();
      default -> drift.last() >= FACTOR * drift.first();
    };
  }

  /** Whether the finding is of what has crept up, and has no worse to tell. */
  static boolean isSame(Finding finding, Drift drift) {
    boolean slow =
        drift.feature() == Feature.TYPICAL_LATENCY
            && finding.type() == FindingType.PERFORMANCE_DEGRADATION;
    boolean failing =
        drift.feature() == Feature.SERVER_ERRORS && finding.type() == FindingType.ERROR_SPIKE;
    boolean grave = finding.severity().compareTo(Severity.HIGH) >= 0;
    return (slow || failing || finding.type() == FindingType.UNKNOWN_ANOMALY) && !grave;
  }

  static String sentence(Drift drift) {
    return "Creeping up for "
        + Drift.HOURS
        + " hours: "
        + drift.feature().label()
        + " "
        + text(drift, drift.last())
        + " in the last hour, "
        + text(drift, drift.first())
        + " "
        + Drift.HOURS
        + " hours before";
  }

  static List<Evidence> evidence(Drift drift) {
    Feature feature = drift.feature();
    return List.of(
        new Evidence(
            feature.label(),
            feature.kind().unit(),
            feature.kind().shown(drift.last()),
            feature.kind().shown(drift.first()),
            1));
  }

  private static String text(Drift drift, double value) {
    return Numbers.text(drift.feature().kind().shown(value), drift.feature().kind().unit());
  }
}
