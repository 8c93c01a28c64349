package io.weir.baseline;

import static java.util.Objects.requireNonNull;

import io.weir.feature.Feature;
import io.weir.window.Dimension;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is normal for one source: a curve through the week for each feature, and the usual share of
 * each heavy client, path and so on. It says how much history it rests on, and is unsure where it
 * rests on little.
 */
public final class Profile {
  /** How much more a second date tells of a day of the week than of an hour of the day. */
  private static final double DAY_WEIGHT = 3;

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

  /**
   * A time, with what of it is the same for every feature: a window asks a hundred times.
   *
   * @param local where in the week it lies
   * @param unknown how much is unknown of its hour and day, as a part of what may be
   */
  record Moment(LocalTime local, double unknown) {}

  Moment moment(Instant time) {
    LocalTime local = LocalTime.of(time, zone);
    double hour = 1 + square(seen.hours(local));
    double day = 1 + square(DAY_WEIGHT * seen.days(local));
    return new Moment(local, Math.sqrt(1 / hour + 1 / day) / Math.sqrt(2));
  }

  /** Returns whether the hour of the day has been seen on any date. */
  boolean knowsHour(Instant time) {
    return seen.hours(LocalTime.of(time, zone)) > 0;
  }

  /** Returns what is normal at the time, as it is measured; NaN if it is not known. */
  public double usual(Feature feature, Instant time) {
    return feature.unscaled(center(feature, time));
  }

  /** Returns what is normal at the time, on the feature's scale; NaN if it is not known. */
  public double center(Feature feature, Instant time) {
    return center(feature, moment(time));
  }

  double center(Feature feature, Moment moment) {
    Curve curve = curves.get(feature);
    return curve == null ? Double.NaN : curve.center(moment.local());
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
    Curve curve = curves.get(feature);
    double chance = feature.kind().chance(requests, clients);
    double usual = feature.kind().chance(curve.requests(), curve.clients());
    // Rare things leave no spread in the history, only chance.
    double own = Math.max(Math.max(curve.spread(), feature.kind().floor()), usual);
    double more = Math.max(0, square(chance) - square(usual));
    double unknown = feature.kind().prior() * moment.unknown();
    return Math.sqrt(square(own) + more + square(unknown));
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
