package io.weir.baseline;

import io.weir.feature.Digest;
import io.weir.feature.Feature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The features of one window beside what is normal for them; those that can be compared. */
public final class Readings {
  /** How many windows in a row make a shift one that lasts. */
  public static final int LASTING_WINDOWS = 3;

  private static final Set<Feature> VOLUME =
      EnumSet.of(Feature.REQUESTS, Feature.UNIQUE_CLIENTS, Feature.BYTES_SENT);

  private final Map<Feature, Reading> readings = new EnumMap<>(Feature.class);
  private double requestsInARow;

  private Readings() {}

  /**
   * Compares the window with the profile, whose level may have shifted lately.
   *
   * @param before the windows of the hours before, earliest first
   */
  public static Readings of(
      Profile profile, Instant start, Duration width, Digest digest, List<History> before) {
    Level level = Level.of(profile, start, before);
    List<History> run = run(start, width, before);
    Readings readings = new Readings();
    if (run.size() == LASTING_WINDOWS - 1) {
      readings.requestsInARow = digest.requests();
      run.forEach(earlier -> readings.requestsInARow += earlier.digest().requests());
    }
    for (Feature feature : Feature.values()) {
      if (feature.isJudged() && digest.features().has(feature) && profile.knows(feature)) {
        double observed = digest.features().get(feature);
        double center = profile.center(feature, start) + level.shift(feature);
        double distance = distance(profile, level, feature, start, digest);
        double lasting = distance;
        for (History earlier : run) {
          lasting += distance(profile, level, feature, earlier.start(), earlier.digest());
        }
        boolean lasts = run.size() == LASTING_WINDOWS - 1 && !Double.isNaN(lasting);
        readings.readings.put(
            feature,
            new Reading(
                feature,
                observed,
                feature.unscaled(center),
                distance,
                lasts ? lasting / LASTING_WINDOWS : 0));
      }
    }
    return readings;
  }

  /** Returns the windows just before this one, without a gap. */
  private static List<History> run(Instant start, Duration width, List<History> before) {
    List<History> run = new ArrayList<>();
    Instant wanted = start;
    for (int i = before.size() - 1; i >= 0 && run.size() < LASTING_WINDOWS - 1; i--) {
      wanted = wanted.minus(width);
      if (!before.get(i).start().equals(wanted)) {
        return run;
      }
      run.add(before.get(i));
    }
    return run;
  }

  private static double distance(
      Profile profile, Level level, Feature feature, Instant time, Digest digest) {
    double center = profile.center(feature, time) + level.shift(feature);
    // How many come is judged by how many were to come: that few came leaves no room for chance.
    boolean ofVolume = VOLUME.contains(feature) && profile.knows(Feature.UNIQUE_CLIENTS);
    double requests =
        ofVolume ? expected(profile, level, Feature.REQUESTS, time) : digest.requests();
    double clients =
        ofVolume
            ? expected(profile, level, Feature.UNIQUE_CLIENTS, time)
            : digest.features().get(Feature.UNIQUE_CLIENTS);
    double spread = profile.spread(feature, time, requests, clients);
    return (feature.scaled(digest.features().get(feature)) - center) / spread;
  }

  private static double expected(Profile profile, Level level, Feature feature, Instant time) {
    return feature.unscaled(profile.center(feature, time) + level.shift(feature));
  }

  /** Returns how many requests the windows in a row had together; 0 if there are not as many. */
  public double requestsInARow() {
    return requestsInARow;
  }

  /** Returns the readings of all windows in a row, on average, in place of those of the last. */
  public Readings lasting() {
    Readings together = new Readings();
    readings.forEach(
        (feature, reading) ->
            together.readings.put(
                feature,
                new Reading(
                    feature,
                    reading.observed(),
                    reading.expected(),
                    reading.lasting(),
                    reading.lasting())));
    return together;
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
