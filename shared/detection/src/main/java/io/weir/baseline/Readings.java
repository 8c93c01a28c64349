package io.weir.baseline;

import io.weir.feature.Digest;
import io.weir.feature.Feature;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The features of one window beside what is normal for them; those that can be compared. */
public final class Readings {
  private final Map<Feature, Reading> readings = new EnumMap<>(Feature.class);

  private Readings() {}

  /** Compares the window with the profile, whose level may have shifted lately. */
  public static Readings of(Profile profile, Level level, Instant time, Digest digest) {
    Readings readings = new Readings();
    for (Feature feature : Feature.values()) {
      if (digest.features().has(feature) && profile.knows(feature)) {
        double observed = digest.features().get(feature);
        double center = profile.center(feature, time) + level.shift(feature);
        double spread = profile.spread(feature, time, digest);
        double distance = (feature.scaled(observed) - center) / spread;
        readings.readings.put(
            feature, new Reading(feature, observed, feature.unscaled(center), distance));
      }
    }
    return readings;
  }

  public Optional<Reading> get(Feature feature) {
    return Optional.ofNullable(readings.get(feature));
  }

  /** Returns the distance of the feature; 0 if it cannot be compared. */
  public double distance(Feature feature) {
    return get(feature).map(Reading::distance).orElse(0.0);
  }

  public Collection<Reading> all() {
    return readings.values();
  }
}
