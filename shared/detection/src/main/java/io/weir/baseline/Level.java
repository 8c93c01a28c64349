package io.weir.baseline;

import io.weir.feature.Feature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How far the last hours lay from the profile as a whole. A holiday, a campaign or slow growth
 * shifts the volume for hours or days without anything being wrong; what is wrong comes at once.
 */
public final class Level {
  /** How far back a level may lie. */
  public static final Duration MEMORY = Duration.ofHours(6);

  /** What is recent enough to be preferred. */
  private static final Duration RECENT = Duration.ofHours(2);

  /** A morning that no day before has shown climbs for hours, and nothing is wrong with that. */
  private static final Duration RECENT_UNSEEN = Duration.ofMinutes(45);

  private static final Duration HOUR = Duration.ofHours(1);

  /** How many normal windows make a level. */
  private static final int MIN_WINDOWS = 4;

  /** A shift beyond a factor of about three is not believed to be a holiday. */
  private static final double MAX_SHIFT = 1.1;

  /** On the first day nights and days still look like shifts of each other. */
  private static final double MAX_SHIFT_UNSEEN = 4;

  private static final Set<Feature> SHIFTING =
      EnumSet.of(
          Feature.UNIQUE_CLIENTS, Feature.REQUESTS, Feature.BYTES_SENT, Feature.CLIENT_ENTROPY);

  private final double[] shifts = new double[Feature.values().length];

  private Level() {}

  /**
   * Returns the level just before the window in question: of the normal windows of the last two
   * hours, on the first day of the last three quarters of one, or of the last few before those if
   * an incident has lasted that long.
   *
   * @param before the windows of the last hours, earliest first
   */
  public static Level of(Profile profile, Instant time, List<History> before) {
    // The hour itself may have been learned a moment ago.
    boolean seen = profile.knowsHour(time.plus(HOUR));
    List<History> recent = recent(time.minus(seen ? RECENT : RECENT_UNSEEN), before);
    List<Profile.Moment> moments = recent.stream().map(w -> profile.moment(w.start())).toList();
    Level level = new Level();
    for (Feature feature : SHIFTING) {
      double[] rest = rest(feature, recent, moments);
      if (rest.length >= MIN_WINDOWS) {
        double most = profile.knowsHour(time) ? MAX_SHIFT : MAX_SHIFT_UNSEEN;
        level.shifts[feature.ordinal()] = Math.max(-most, Math.min(most, Robust.median(rest)));
      }
    }
    return level;
  }

  private static List<History> recent(Instant from, List<History> before) {
    List<History> recent = new ArrayList<>();
    for (int i = before.size() - 1; i >= 0; i--) {
      History window = before.get(i);
      if (recent.size() >= MIN_WINDOWS && window.start().isBefore(from)) {
        break;
      }
      if (!window.anomalous()) {
        recent.add(window);
      }
    }
    return recent;
  }

  /** Returns how far the feature has shifted, on its scale. */
  public double shift(Feature feature) {
    return shifts[feature.ordinal()];
  }

  private static double[] rest(
      Feature feature, List<History> windows, List<Profile.Moment> moments) {
    double[] rest = new double[windows.size()];
    int size = 0;
    for (int i = 0; i < rest.length; i++) {
      double value = windows.get(i).digest().features().scaled(feature);
      double distance = value - moments.get(i).center(feature);
      if (!Double.isNaN(distance)) {
        rest[size++] = distance;
      }
    }
    return Arrays.copyOf(rest, size);
  }
}
