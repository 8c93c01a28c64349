package io.weir.baseline;

import io.weir.feature.Digest;
import io.weir.feature.Feature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** The features of one window beside what is normal for them; those that can be compared. */
public final class Readings {
  /** How many windows in a row make a shift one that lasts. */
  public static final int LASTING_WINDOWS = 3;

  /** How many windows before and with a window are kept whole, for parts that few ask for. */
  public static final int LONGEST_RUN = 6;

  private static final Duration HOUR = Duration.ofHours(1);

  // Asked for with each window, and values() makes an array each time.
  private static final Feature[] FEATURES = Feature.values();

  /** What goes on has at least so much of its mean distance in each half of the time and now. */
  private static final double GOES_ON = 0.5;

  /** Half an hour tells more than a quarter where chance is most of what windows stray. */
  private static final double MOST = 0.5;

  private final Map<Feature, Reading> readings = new EnumMap<>(Feature.class);
  private int windows = 1;
  private double requests;
  private double requestsInARow;
  private List<Place> longest = List.of();

  private Readings() {}

  /**
   * Compares the window with the profile, whose level may have shifted lately.
   *
   * @param before the windows of the hours before, earliest first
   */
  public static Readings of(
      Profile profile, Instant start, Duration width, Digest digest, List<History> before) {
    return of(profile, start, width, digest, before, LONGEST_RUN);
  }

  /**
   * Returns the readings of an hour, on average, as far as it went on through both halves and still
   * does. Empty if the windows before are not as many.
   */
  public static Optional<Readings> hour(
      Profile profile, Instant start, Duration width, Digest digest, List<History> before) {
    int windows = (int) Math.max(1, HOUR.dividedBy(width));
    return of(profile, start, width, digest, before, windows).together(windows, true, 0);
  }

  private static Readings of(
      Profile profile,
      Instant start,
      Duration width,
      Digest digest,
      List<History> before,
      int windows) {
    Level level = Level.of(profile, start, before);
    List<Place> longest = new ArrayList<>();
    longest.add(new Place(profile, level, profile.moment(start), digest));
    for (History window : run(start, width, before, windows)) {
      longest.add(new Place(profile, level, profile.moment(window.start()), window.digest()));
    }
    Readings readings = new Readings();
    readings.longest = longest;
    readings.requests = digest.requests();
    int run = Math.min(LASTING_WINDOWS, longest.size());
    boolean whole = run == LASTING_WINDOWS;
    readings.requestsInARow = whole ? requests(longest, run) : 0;
    for (Feature feature : FEATURES) {
      if (feature.isJudged() && digest.features().has(feature) && profile.knows(feature)) {
        Place here = longest.get(0);
        double lasting = mean(longest, 0, run, place -> place.distance(feature));
        boolean lasts = whole && !Double.isNaN(lasting);
        readings.readings.put(
            feature,
            new Reading(
                feature,
                digest.features().get(feature),
                here.expected(feature),
                here.distance(feature),
                lasts ? lasting : 0,
                lasts ? run * mean(longest, 0, run, place -> place.excess(feature)) : 0,
                LASTING_WINDOWS,
                here.chance(feature)));
      }
    }
    return readings;
  }

  private static double mean(List<Place> places, int from, int to, ToDoubleFunction<Place> value) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += value.applyAsDouble(places.get(i));
    }
    return sum / (to - from);
  }

  private static double requests(List<Place> places, int run) {
    return run * mean(places, 0, run, place -> place.digest().requests());
  }

  /** Returns the windows just before this one, without a gap. */
  private static List<History> run(
      Instant start, Duration width, List<History> before, int windows) {
    List<History> run = new ArrayList<>();
    Instant wanted = start;
    for (int i = before.size() - 1; i >= 0 && run.size() < windows - 1; i--) {
      wanted = wanted.minus(width);
      if (!before.get(i).start().equals(wanted)) {
        return run;
      }
      run.add(before.get(i));
    }
    return run;
  }

  /** Returns how many windows it is of: 1, or those in a row that it is the mean of. */
  public int windows() {
    return windows;
  }

  /** Returns how many requests it is of: those of the window, or of the windows in a row. */
  public double requests() {
    return requests;
  }

  /** Returns how many requests the windows in a row had together; 0 if there are not as many. */
  public double requestsInARow() {
    return requestsInARow;
  }

  /** Returns the readings of all windows in a row, on average, in place of those of the last. */
  public Readings lasting() {
    return together(LASTING_WINDOWS, false, 0).orElseGet(Readings::new);
  }

  /**
   * Returns the same of half an hour, as far as it went on through both halves and still does: what
   * is over, or has begun just now, is told by shorter ones. So is what strays by more than chance,
   * which alone averages out. Empty if there are not as many windows.
   */
  public Optional<Readings> halfHour() {
    return together(LONGEST_RUN, true, MOST);
  }

  /**
   * @param lasts whether what is over, or has begun just now, counts for nothing
   * @param leastChance which part of the squared spread must be chance
   */
  private Optional<Readings> together(int windows, boolean lasts, double leastChance) {
    if (longest.size() < windows) {
      return Optional.empty();
    }
    Readings together = new Readings();
    together.windows = windows;
    together.requests = requests(longest, windows);
    together.requestsInARow = requestsInARow;
    together.longest = longest;
    for (Feature feature : readings.keySet()) {
      double distance = mean(longest, 0, windows, place -> place.distance(feature));
      if (readings.get(feature).lasting() != 0 && !Double.isNaN(distance)) {
        double chance = mean(longest, 0, windows, place -> place.chance(feature));
        boolean counts = !lasts || (chance >= leastChance && goesOn(longest, windows, feature));
        double agreed = counts ? distance : 0;
        together.readings.put(
            feature,
            new Reading(
                feature,
                feature.unscaled(mean(longest, 0, windows, place -> place.scaled(feature))),
                feature.unscaled(mean(longest, 0, windows, place -> place.center(feature))),
                agreed,
                agreed,
                windows * mean(longest, 0, windows, place -> place.excess(feature)),
                windows,
                chance));
      }
    }
    return Optional.of(together);
  }

  private static boolean goesOn(List<Place> places, int windows, Feature feature) {
    int half = windows / 2;
    // A window has too few of what fails in a hundred to say whether an hour goes on.
    int latest = windows > LONGEST_RUN ? LASTING_WINDOWS : 1;
    double now = mean(places, 0, latest, place -> place.distance(feature));
    double later = mean(places, 0, half, place -> place.distance(feature));
    double earlier = mean(places, half, windows, place -> place.distance(feature));
    double enough = GOES_ON * (later + earlier) / 2;
    return enough < 0
        ? now <= enough && later <= enough && earlier <= enough
        : now >= enough && later >= enough && earlier >= enough;
  }

  /** Returns the readings, those of the features as if there were no windows before this one. */
  public Readings alone(Set<Feature> features) {
    Readings some = new Readings();
    some.windows = windows;
    some.requests = requests;
    some.requestsInARow = requestsInARow;
    some.longest = longest;
    readings.forEach(
        (feature, reading) ->
            some.readings.put(feature, features.contains(feature) ? reading.alone() : reading));
    return some;
  }

  /** Returns the readings as if the features could not be compared. */
  public Readings without(Set<Feature> features) {
    Readings some = alone(Set.of());
    some.readings.keySet().removeAll(features);
    return some;
  }

  /** Returns those for which it holds, as if the others could not be compared. */
  public Readings only(Predicate<Reading> holds) {
    Readings some = new Readings();
    some.windows = windows;
    readings.values().stream()
        .filter(holds)
        .forEach(reading -> some.readings.put(reading.feature(), reading));
    return some;
  }

  /**
   * Returns the largest value of the feature in half an hour, as a part of what is normal; NaN if
   * there are not as many windows, or one of them cannot be compared.
   */
  public double largestPart(Feature feature) {
    double largest = longest.size() == LONGEST_RUN ? 0 : Double.NaN;
    for (Place place : longest) {
      double value = place.digest().features().get(feature);
      largest = Math.max(largest, value / place.expected(feature));
    }
    return largest;
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
