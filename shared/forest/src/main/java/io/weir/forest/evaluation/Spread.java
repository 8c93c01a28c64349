package io.weir.forest.evaluation;

import java.util.Arrays;
import java.util.Locale;

/**
 * A mean with its standard error.
 *
 * @param mean the mean
 * @param standardError the sample standard deviation over the root of the number of values; 0 for
 *     one value
 */
public record Spread(double mean, double standardError) {
  /** Returns the spread of the values, at least one. */
  public static Spread of(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    int n = values.length;
    return new Spread(mean, n < 2 ? 0 : Math.sqrt(squares / (n - 1) / n));
  }

  /** Returns the mean and the error with four digits, such as {@code 0.8123 ± 0.0041}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.4f ± %.4f", mean, standardError);
  }
}
