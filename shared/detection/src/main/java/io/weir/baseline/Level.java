package io.weir.baseline;

import io.weir.feature.Digest;
import io.weir.feature.Feature;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far the last hours lay from the profile as a whole. A holiday, a campaign or slow growth
 * shifts the volume for hours or days without anything being wrong; what is wrong comes at once.
 */
public final class Level {
  /** How many normal windows make a level. */
  private static final int MIN_WINDOWS = 4;

  /** A shift beyond a factor of about three is not believed to be a holiday. */
  private static final double MAX_SHIFT = 1.1;

  private static final Set<Feature> SHIFTING =
      EnumSet.of(Feature.UNIQUE_CLIENTS, Feature.REQUESTS, Feature.BYTES_SENT);

  private final Map<Feature, Double> shifts = new EnumMap<>(Feature.class);

  private Level() {}

  /** Returns the level of the windows just before the one in question. */
  public static Level of(Profile profile, List<History> recent) {
    Level level = new Level();
    for (Feature feature : SHIFTING) {
      double[] rest =
          recent.stream()
              .filter(window -> !window.anomalous())
              .mapToDouble(window -> rest(profile, feature, window.start(), window.digest()))
              .filter(value -> !Double.isNaN(value))
              .toArray();
      if (rest.length >= MIN_WINDOWS) {
        double shift = Robust.median(rest);
        level.shifts.put(feature, Math.max(-MAX_SHIFT, Math.min(MAX_SHIFT, shift)));
      }
    }
    return level;
  }

  /** Returns how far the feature has shifted, on its scale. */
  public double shift(Feature feature) {
    return shifts.getOrDefault(feature, 0.0);
  }

  private static double rest(Profile profile, Feature feature, Instant time, Digest digest) {
    return feature.scaled(digest.features().get(feature)) - profile.center(feature, time);
  }
}
