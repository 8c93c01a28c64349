package io.weir.feature;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** One number for each {@link Feature}, in its order; NaN where there is nothing to measure. */
public final class FeatureVector {
  private final double[] values;

  private FeatureVector(double[] values) {
    this.values = values;
  }

  /** Returns the vector of what the function says of each feature. */
  public static FeatureVector of(ToDoubleFunction<Feature> function) {
    return new FeatureVector(Arrays.stream(Feature.values()).mapToDouble(function).toArray());
  }

  public double get(Feature feature) {
    return values[feature.ordinal()];
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
