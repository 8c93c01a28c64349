package io.weir.baseline;

import static java.util.Objects.requireNonNull;

import io.weir.feature.Feature;
import io.weir.feature.Kind;
import io.weir.window.Dimension;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is normal for one source: a curve through the week for each feature, and the usual share of
 * each heavy client, path and so on. It says how much history it rests on, and is unsure where it
 * rests on little.
 */
public final class Profile {
  /** How much more a second date tells of a day of the week than of an hour of the day. */
  private static final double DAY_WEIGHT = 3;

  /** None is looked back to for longer than hours; a training looks at several places at once. */
  private static final int MOST_MOMENTS = 512;

  // Asked for with each window, and values() makes an array each time.
  private static final Feature[] FEATURES = Feature.values();

  private final ZoneId zone;
  private final int windows;
  private final double objects;
  private final Seen seen;
  private final Map<Feature, Curve> curves;
  private final Map<Dimension, Map<String, Double>> shares;
  private final SegmentNorms segments;
  private final Regulars regulars;
  private final Map<Feature, Double> drifts;
  private final Customs customs;
  private final Fleet fleet;

  /** By feature what of its spread is the same for every window. */
  private final double[] ownSpreads = new double[FEATURES.length];

  private final double[] usualChances = new double[FEATURES.length];
  private final Map<Instant, Moment> moments = new ConcurrentHashMap<>();

  Profile(
      ZoneId zone,
      int windows,
      double objects,
      Seen seen,
      Map<Feature, Curve> curves,
      Map<Dimension, Map<String, Double>> shares,
      SegmentNorms segments,
      Regulars regulars,
      Map<Feature, Double> drifts,
      Customs customs,
      Fleet fleet) {
    this.fleet = requireNonNull(fleet, "fleet");
    this.customs = requireNonNull(customs, "customs");
    this.drifts = Map.copyOf(drifts);
    this.regulars = requireNonNull(regulars, "regulars");
    this.segments = requireNonNull(segments, "segments");
    this.zone = requireNonNull(zone, "zone");
    this.windows = windows;
    this.objects = objects;
    this.seen = requireNonNull(seen, "seen");
    this.curves = new EnumMap<>(curves);
    this.shares = new EnumMap<>(shares);
    for (Map.Entry<Feature, Curve> known : curves.entrySet()) {
      Curve curve = known.getValue();
      Kind kind = known.getKey().kind();
      double usual = kind.chance(curve.requests(), curve.clients());
      // Rare things leave no spread in the history, only chance.
      ownSpreads[known.getKey().ordinal()] =
          Math.max(Math.max(curve.spread(), kind.floor()), usual);
      usualChances[known.getKey().ordinal()] = usual;
    }
  }

  /** Returns how many windows it rests on. */
  public int windows() {
    return windows;
  }

  /** Returns how many log objects a window usually has. */
  public double objects() {
    return objects;
  }

  public ZoneId zone() {
    return zone;
  }

  /** Returns whether the feature was ever measured. */
  public boolean knows(Feature feature) {
    return curves.containsKey(feature);
  }

  /** A time, with what is normal then: each window of the hours after it asks for it again. */
  static final class Moment {
    private final double unknown;
    private final double[] centers;
    private final double[] usual;

    private Moment(double unknown, double[] centers, double[] usual) {
      this.unknown = unknown;
      this.centers = centers;
      this.usual = usual;
    }

    /** Returns what is normal, on the feature's scale; NaN if it is not known. */
    double center(Feature feature) {
      return centers[feature.ordinal()];
    }

    /** Returns what is normal, as it is measured; NaN if it is not known. */
    double usual(Feature feature) {
      return usual[feature.ordinal()];
    }
  }

  Moment moment(Instant time) {
    Moment known = moments.get(time);
    if (known == null) {
      if (moments.size() >= MOST_MOMENTS) {
        moments.clear();
      }
      known = momentOf(LocalTime.of(time, zone));
      moments.put(time, known);
    }
    return known;
  }

  private Moment momentOf(LocalTime local) {
    double[] centers = new double[FEATURES.length];
    double[] usual = new double[FEATURES.length];
    for (Feature feature : FEATURES) {
      Curve curve = curves.get(feature);
      double center = curve == null ? Double.NaN : curve.center(local);
      centers[feature.ordinal()] = center;
      usual[feature.ordinal()] = feature.unscaled(center);
    }
    double hour = 1 + square(seen.hours(local));
    double day = 1 + square(DAY_WEIGHT * seen.days(local));
    double unknown = Math.sqrt(1 / hour + 1 / day) / Math.sqrt(2);
    return new Moment(unknown, centers, usual);
  }

  /** Returns whether the hour of the day has been seen on any date. */
  boolean knowsHour(Instant time) {
    return seen.hours(LocalTime.of(time, zone)) > 0;
  }

  /** Returns what is normal at the time, as it is measured; NaN if it is not known. */
  public double usual(Feature feature, Instant time) {
    return moment(time).usual(feature);
  }

  /** Returns what is normal at the time, on the feature's scale; NaN if it is not known. */
  public double center(Feature feature, Instant time) {
    return moment(time).center(feature);
  }

  /**
   * Returns how far a window of so many requests and clients may be expected to lie from normal, on
   * the feature's scale: the usual spread, what chance adds in a smaller window, and what is
   * unknown of this hour and day.
   */
  public double spread(Feature feature, Instant time, double requests, double clients) {
    return spread(feature, moment(time), requests, clients);
  }

  double spread(Feature feature, Moment moment, double requests, double clients) {
    double chance = feature.kind().chance(requests, clients);
    double more = Math.max(0, square(chance) - square(usualChances[feature.ordinal()]));
    double unknown = feature.kind().prior() * moment.unknown;
    return Math.sqrt(square(ownSpreads[feature.ordinal()]) + more + square(unknown));
  }

  /** Returns the usual share of requests of each heavy value; empty where none is known. */
  public Map<String, Double> shares(Dimension dimension) {
    return shares.getOrDefault(dimension, Map.of());
  }

  /** Returns what is normal for the parts of the traffic. */
  public SegmentNorms segments() {
    return segments;
  }

  /** Returns this profile with those for regulars who were here before in numbers of late. */
  public Profile withRegulars(Regulars others) {
    return new Profile(
        zone, windows, objects, seen, curves, shares, segments, others, drifts, customs, fleet);
  }

  /** Returns who was here before in numbers. */
  public Regulars regulars() {
    return regulars;
  }

  /** Returns how far hours usually lie from the hours before; see {@link Drift}. */
  Map<Feature, Double> drifts() {
    return drifts;
  }

  /** Returns what the source does now and then though it looks like trouble. */
  public Customs customs() {
    return customs;
  }

  /** Returns whether as many requests were served by as few targets before. */
  public boolean hasServed(double requests, double targets) {
    return fleet.hasServed(requests, targets);
  }

  Fleet fleet() {
    return fleet;
  }

  Map<Feature, Curve> curves() {
    return curves;
  }

  Seen seen() {
    return seen;
  }

  Map<Dimension, Map<String, Double>> shares() {
    return shares;
  }

  private static double square(double value) {
    return value * value;
  }
}
