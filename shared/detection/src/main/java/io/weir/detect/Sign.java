package io.weir.detect;

import io.weir.baseline.Reading;
import io.weir.baseline.Readings;
import io.weir.feature.Feature;

/**
 * One sign of a kind of trouble: a feature that lies far from normal on one side, by enough to
 * matter in practice.
 *
 * @param feature which
 * @param above whether it is above normal; else below
 * @param part what part of the feature's limit is enough: 1 for a sign that stands alone
 * @param factor by which factor it differs at least
 * @param difference by how much it differs at least, in the feature's own unit
 * @param adds whether windows in a row may differ by so much together, as counts do
 */
record Sign(
    Feature feature, boolean above, double part, double factor, double difference, boolean adds) {

  static Sign above(Feature feature, double factor, double difference) {
    return new Sign(feature, true, 1, factor, difference, false);
  }

  static Sign below(Feature feature, double factor, double difference) {
    return new Sign(feature, false, 1, factor, difference, false);
  }

  /** Returns this sign where windows in a row may differ by so much together. */
  Sign together() {
    return new Sign(feature, above, part, factor, difference, true);
  }

  /** Returns this sign where part of the limit is enough, because others must be there too. */
  Sign weak(double enough) {
    return new Sign(feature, above, enough, factor, difference, adds);
  }

  /** Returns how many times over the limit the sign is; 0 if it is not there. */
  double strength(Readings readings, Limits limits) {
    return readings.get(feature).map(reading -> strength(reading, limits)).orElse(0.0);
  }

  /** Returns how many times over the whole limit the feature is; 0 if the sign is not there. */
  double excess(Readings readings, Limits limits) {
    return part * strength(readings, limits);
  }

  private double strength(Reading reading, Limits limits) {
    double more = above ? reading.observed() : reading.expected();
    double less = above ? reading.expected() : reading.observed();
    double together = above ? reading.excess() : -reading.excess();
    Limit limit = limits.of(feature);
    double strength = 0;
    if (more - less >= difference) {
      strength = limit.strength(reading, above) / part;
    } else if (adds && together >= difference) {
      strength = limit.lastingStrength(reading, above) / part;
    }
    return more >= factor * less && strength >= 1 ? strength : 0;
  }
}
