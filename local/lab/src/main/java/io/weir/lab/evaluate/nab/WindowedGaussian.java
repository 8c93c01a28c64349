package io.weir.lab.evaluate.nab;

import java.util.List;

/**
 * The benchmark's plainest detector, written anew to check the scoring against the score that is
 * published for it: how unlikely a value is under a normal law fitted to the last 6,400.
 */
final class WindowedGaussian {
  private static final int WINDOW = 6400;
  private static final int STEP = 100;

  /** The detector divides by this, not by the square root of 2. */
  private static final double ROOT = 1.4142;

  private WindowedGaussian() {}

  static double[] scores(List<Double> values) {
    double[] scores = new double[values.size()];
    double sum = 0;
    double squares = 0;
    int first = 0;
    int fitted = 0;
    double shift = values.get(0);
    for (int i = 0; i < scores.length; i++) {
      if (fitted > first) {
        scores[i] = 1 - tail(values.get(i) - shift, sum, squares, fitted - first);
      }
      boolean growing = fitted - first < WINDOW;
      if (growing || i + 1 - fitted == STEP) {
        for (; fitted <= i; fitted++) {
          sum += values.get(fitted) - shift;
          squares += square(values.get(fitted) - shift);
        }
        for (; fitted - first > WINDOW; first++) {
          sum -= values.get(first) - shift;
          squares -= square(values.get(first) - shift);
        }
      }
    }
    return scores;
  }

  private static double tail(double value, double sum, double squares, int count) {
    double mean = sum / count;
    double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
    double distance = Math.abs(value - mean) / (deviation == 0 ? 0.000001 : deviation);
    return 0.5 * erfc(distance / ROOT);
  }

  private static double square(double value) {
    return value * value;
  }

  /** The complementary error function for x >= 0, to 1e-15, by a continued fraction or a series. */
  static double erfc(double x) {
    if (x > 2) {
      double fraction = 0;
      for (int k = 200; k > 0; k--) {
        fraction = k / 2.0 / (x + fraction);
      }
      return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction);
    }
    double term = x;
    double sum = x;
    for (int k = 1; k < 200; k++) {
      term *= -x * x / k;
      sum += term / (2 * k + 1);
    }
    return 1 - 2 / Math.sqrt(Math.PI) * sum;
  }
}
