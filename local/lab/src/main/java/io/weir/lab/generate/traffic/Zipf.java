package io.weir.lab.generate.traffic;

import java.util.Arrays;

/** Popularity: the k-th of n has a weight of 1 / k^s. */
final class Zipf {
  private Zipf() {}

  static double[] cumulative(int n, double exponent) {
    double[] sums = new double[n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += Math.pow(i + 1.0, -exponent);
      sums[i] = sum;
    }
    for (int i = 0; i < n; i++) {
      sums[i] /= sum;
    }
    return sums;
  }

  /** Returns the index at a place in [0, 1). */
  static int pick(double[] cumulative, double place) {
    int index = Arrays.binarySearch(cumulative, place);
    return Math.min(cumulative.length - 1, index >= 0 ? index + 1 : -index - 1);
  }
}
