package io.weir.bench.traffic;

import java.util.Arrays;
import java.util.Locale;

/**
 * The ratio of two times that were taken in turns: the median of the rounds, and how far they
 * spread.
 */
record Ratio(double median, double least, double most) {
  static Ratio of(double[] above, double[] below) {
    double[] ratios = new double[above.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = above[i] / below[i];
    }
    Arrays.sort(ratios);
    int middle = ratios.length / 2;
    double median =
        ratios.length % 2 == 1 ? ratios[middle] : (ratios[middle - 1] + ratios[middle]) / 2;
    return new Ratio(median, ratios[0], ratios[ratios.length - 1]);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median, least, most);
  }
}
