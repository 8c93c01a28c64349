package io.weir.model;

import java.util.Arrays;

/**
 * Finds the value that is exceeded as seldom as wanted, even if so seldom that the sample does not
 * show it: the sample's upper tail is taken to fall off exponentially (peaks over threshold with a
 * generalised Pareto of shape 0; Pickands 1975, Siffert et al. 2017 "SPOT").
 */
public final class Tail {
  private static final double TAIL_SHARE = 0.05;
  private static final int MIN_PEAKS = 10;

  private Tail() {}

  /** Returns the value that so many of the sample reach. */
  public static double largest(double[] sample, int rank) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    return sorted[Math.max(0, sorted.length - rank)];
  }

  /**
   * Returns the value that is exceeded with the probability.
   *
   * @param sample values, at least one
   * @param probability in (0, 1)
   */
  public static double quantile(double[] sample, double probability) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    int peaks = Math.min(n, Math.max(MIN_PEAKS, (int) (n * TAIL_SHARE)));
    double base = sorted[n - peaks];
    double excess = 0;
    for (int i = n - peaks; i < n; i++) {
      excess += sorted[i] - base;
    }
    double share = (double) peaks / n;
    if (probability >= share) {
      return sorted[Math.max(0, (int) Math.ceil((1 - probability) * n) - 1)];
    }
    return base + excess / peaks * Math.log(share / probability);
  }
}
