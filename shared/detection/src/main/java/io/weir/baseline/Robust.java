package io.weir.baseline;

import java.util.Arrays;

/** Statistics that a few wild values do not move. NaN values are left out; NaN if none is left. */
public final class Robust {
  /** Makes the median absolute deviation of a normal distribution its standard deviation. */
  private static final double NORMAL = 1.4826;

  private Robust() {}

  /** Returns the median. */
  public static double median(double[] values) {
    return quantile(values, 0.5);
  }

  /** Returns the quantile, interpolated between the two values next to it. */
  public static double quantile(double[] values, double quantile) {
    double[] sorted =
        Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = quantile * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /**
   * Returns the spread around the center: the median absolute deviation, as a standard deviation.
   */
  public static double spread(double[] values, double center) {
    return NORMAL * median(Arrays.stream(values).map(value -> Math.abs(value - center)).toArray());
  }
}
