package io.weir.feature;

/**
 * What a feature measures: its unit, its scale, and how far chance alone moves it.
 *
 * <p>The deviation by chance of a value measured on n independent events is {@code noise / sqrt(n)}
 * on the scale. The floor is the smallest spread that is believed: a service that never varied for
 * a day is not one that cannot vary. The prior is how much an hour of the day may differ from the
 * others before that has been seen.
 */
public enum Kind {
  COUNT("", Scale.LOG, 1, 0.05, 0.25),
  BYTES("bytes", Scale.LOG, 2, 0.08, 0.25),
  MILLIS("ms", Scale.LOG, 1.5, 0.05, 0.15),
  /** A share of requests that each request decides for itself. */
  SHARE("%", Scale.SHARE, 0.5, 0.008, 0.03),
  /** A share of requests that each client decides for all of its own. */
  CLIENT_SHARE("%", Scale.SHARE, 0.5, 0.008, 0.03),
  ENTROPY("bits", Scale.LINEAR, 1.5, 0.08, 0.4);

  /** A few clients ask much more than the others, so that fewer count in effect. */
  private static final double EVENNESS = 0.5;

  private final String unit;
  private final Scale scale;
  private final double noise;
  private final double floor;
  private final double prior;

  Kind(String unit, Scale scale, double noise, double floor, double prior) {
    this.unit = unit;
    this.scale = scale;
    this.noise = noise;
    this.floor = floor;
    this.prior = prior;
  }

  /** Returns the unit in which people see a value; empty for a plain count. */
  public String unit() {
    return unit;
  }

  /** Returns the value as people see it: shares in per cent, all else as it is. */
  public double shown(double value) {
    return scale == Scale.SHARE ? value * 100 : value;
  }

  public Scale scale() {
    return scale;
  }

  /** Returns the deviation on the scale that chance alone gives a value of so many requests. */
  public double chance(double requests, double clients) {
    double independent = this == CLIENT_SHARE ? clients * EVENNESS : requests;
    return noise / Math.sqrt(Math.max(1, independent));
  }

  /** Returns the smallest spread on the scale that is believed. */
  public double floor() {
    return floor;
  }

  /** Returns how much hours of the day may differ, on the scale, as long as that is unseen. */
  public double prior() {
    return prior;
  }
}
