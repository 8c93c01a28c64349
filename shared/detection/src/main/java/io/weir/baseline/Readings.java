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
import java.util.function.Predicate;

/** The features of one window beside what is normal for them; those that can be compared. */
public final class Readings {
  /** How many windows in a row make a shift one that lasts. */
  public static final int LASTING_WINDOWS = 3;

  /** How many windows before and with a window are kept whole, for parts that few ask for. */
  public static final int LONGEST_RUN = 6;

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
    Place here = Place.of(profile, level, start, digest);
    List<Place> earlier =
        run.stream().map(w -> Place.of(profile, level, w.start(), w.digest())).toList();
    Readings readings = new Readings();
    if (run.size() == LASTING_WINDOWS - 1) {
      readings.requestsInARow = digest.requests();
      run.forEach(window -> readings.requestsInARow += window.digest().requests());
    }
    for (Feature feature : Feature.values()) {
      if (feature.isJudged() && digest.features().has(feature) && profile.knows(feature)) {
        double center = profile.center(feature, here.moment()) + level.shift(feature);
        double distance = here.distance(profile, level, feature);
        double lasting = distance;
        double excess = here.excess(profile, level, feature);
        for (Place window : earlier) {
          lasting += window.distance(profile, level, feature);
          excess += window.excess(profile, level, feature);
        }
        boolean lasts = run.size() == LASTING_WINDOWS - 1 && !Double.isNaN(lasting);
        readings.readings.put(
            feature,
            new Reading(
                feature,
                digest.features().get(feature),
                feature.unscaled(center),
                distance,
                lasts ? lasting / LASTING_WINDOWS : 0,
                lasts ? excess : 0));
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

  /**
   * A window and how large it was to be.
   *
   * @param requests how many were to come
   * @param clients of how many clients
   */
  private record Place(Profile.Moment moment, Digest digest, double requests, double clients) {
    static Place of(Profile profile, Level level, Instant time, Digest digest) {
      Profile.Moment moment = profile.moment(time);
      return new Place(
          moment,
          digest,
          expected(profile, level, Feature.REQUESTS, moment),
          expected(profile, level, Feature.UNIQUE_CLIENTS, moment));
    }

    private static double expected(
        Profile profile, Level level, Feature feature, Profile.Moment moment) {
      return feature.unscaled(profile.center(feature, moment) + level.shift(feature));
    }

    double excess(Profile profile, Level level, Feature feature) {
      return digest.features().get(feature) - expected(profile, level, feature, moment);
    }

    double distance(Profile profile, Level level, Feature feature) {
      double center = profile.center(feature, moment) + level.shift(feature);
      // How many come is judged by how many were to come: that few came leaves no room for chance.
      boolean ofVolume = VOLUME.contains(feature) && profile.knows(Feature.UNIQUE_CLIENTS);
      double many = ofVolume ? requests : digest.requests();
      double of = ofVolume ? clients : digest.features().get(Feature.UNIQUE_CLIENTS);
      double spread = profile.spread(feature, moment, many, of);
      return (feature.scaled(digest.features().get(feature)) - center) / spread;
    }
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
                    reading.lasting(),
                    reading.excess())));
    return together;
  }

  /** Returns the readings, those of the features as if there were no windows before this one. */
  public Readings alone(Set<Feature> features) {
    Readings some = new Readings();
    some.requestsInARow = requestsInARow;
    readings.forEach(
        (feature, reading) ->
            some.readings.put(feature, features.contains(feature) ? reading.alone() : reading));
    return some;
  }

  /** Returns those for which it holds, as if the others could not be compared. */
  public Readings only(Predicate<Reading> holds) {
    Readings some = new Readings();
    readings.values().stream()
        .filter(holds)
        .forEach(reading -> some.readings.put(reading.feature(), reading));
    return some;
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
