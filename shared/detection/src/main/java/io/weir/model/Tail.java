package io.weir.model;

import java.util.Arrays;

/**
 * Finds the value that is exceeded as seldom as wanted, even if so seldom that the sample does not
 * show it: the sample's upper tail is taken for a generalised Pareto (peaks over threshold;
 * Pickands 1975, Siffert et al. 2017 "SPOT").
 */
public final class Tail {
  private static final double TAIL_SHARE = 0.05;
  private static final int MIN_PEAKS = 10;

  /** A tail that falls off faster is not believed on so few peaks. */
  private static final double LIGHTEST = -0.25;

  private Tail() {}

  /** Returns the value that so many of the sample reach. */
  public static double largest(double[] sample, int rank) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    return sorted[Math.max(0, sorted.length - rank)];
  }

  /**
   * Returns the value that is exceeded with the probability, if nothing bounds the values: the tail
   * falls off exponentially.
   *
   * @param sample values, at least one
   * @param probability in (0, 1)
   */
  public static double quantile(double[] sample, double probability) {
    return quantile(sample, probability, 0);
  }

  /**
   * Returns the same for values that cannot go beyond a bound, such as scores: their tail may end
   * before it; the shape is that of the peaks' mean and variance (Hosking and Wallis 1987).
   */
  public static double boundedQuantile(double[] sample, double probability) {
    return quantile(sample, probability, LIGHTEST);
  }

  private static double quantile(double[] sample, double probability, double lightest) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    int peaks = Math.min(n, Math.max(MIN_PEAKS, (int) (n * TAIL_SHARE)));
    double base = sorted[n - peaks];
    double share = (double) peaks / n;
    if (probability >= share) {
      return sorted[Math.max(0, (int) Math.ceil((1 - probability) * n) - 1)];
    }
    double[] excesses = Arrays.stream(sorted, n - peaks, n).map(value -> value - base).toArray();
    double mean = Arrays.stream(excesses).average().orElse(0);
    double variance = Arrays.stream(excesses).map(e -> (e - mean) * (e - mean)).average().orElse(0);
    double shape =
        variance > 0 ? Math.max(lightest, Math.min(0, (1 - mean * mean / variance) / 2)) : 0;
    double scale = mean * (1 - shape);
    double times = share / probability;
    return shape == 0
        ? base + scale * Math.log(times)
        : base + scale / shape * (Math.pow(times, shape) - 1);
  }
}
