package io.weir.feature;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** One number for each {@link Feature}, in its order; NaN where there is nothing to measure. */
public final class FeatureVector {
  // Asked for with each window, and values() makes an array each time.
  private static final Feature[] FEATURES = Feature.values();

  private final double[] values;

  /** Made when it is first asked for; whoever makes it makes the same. */
  private volatile double[] scaled;

  private FeatureVector(double[] values) {
    this.values = values;
  }

  /** Returns the vector of what the function says of each feature. */
  public static FeatureVector of(ToDoubleFunction<Feature> function) {
    double[] values = new double[FEATURES.length];
    for (Feature feature : FEATURES) {
      values[feature.ordinal()] = function.applyAsDouble(feature);
    }
    return new FeatureVector(values);
  }

  public double get(Feature feature) {
    return values[feature.ordinal()];
  }

  /** Returns the number on the scale on which it is compared. */
  public double scaled(Feature feature) {
    double[] known = scaled;
    if (known == null) {
      known = new double[values.length];
      for (Feature each : FEATURES) {
        known[each.ordinal()] = each.scaled(get(each));
      }
      scaled = known;
    }
    return known[feature.ordinal()];
  }

  /** Returns whether the feature could be measured. */
  public boolean has(Feature feature) {
    return !Double.isNaN(get(feature));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureVector vector && Arrays.equals(values, vector.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
