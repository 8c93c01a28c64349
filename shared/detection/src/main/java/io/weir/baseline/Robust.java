package io.weir.baseline;

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
    double[] some = new double[values.length];
    int size = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        some[size++] = value;
      }
    }
    if (size == 0) {
      return Double.NaN;
    }
    double place = quantile * (size - 1);
    int below = (int) place;
    double low = smallest(some, size, below);
    double high = low;
    if (below + 1 < size) {
      // All that stands behind the place is no smaller.
      high = some[below + 1];
      for (int i = below + 2; i < size; i++) {
        high = Math.min(high, some[i]);
      }
    }
    return low + (place - below) * (high - low);
  }

  /** Hoare's "Algorithm 65: Find", 1961; smaller ones stand before the place then. */
  private static double smallest(double[] values, int size, int place) {
    int low = 0;
    int high = size - 1;
    while (low < high) {
      double pivot = values[(low + high) >>> 1];
      int i = low;
      int j = high;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          double swapped = values[i];
          values[i++] = values[j];
          values[j--] = swapped;
        }
      }
      if (place <= j) {
        high = j;
      } else if (place >= i) {
        low = i;
      } else {
        break;
      }
    }
    return values[place];
  }

  /**
   * Returns the spread around the center: the median absolute deviation, as a standard deviation.
   */
  public static double spread(double[] values, double center) {
    double[] apart = new double[values.length];
    for (int i = 0; i < apart.length; i++) {
      apart[i] = Math.abs(values[i] - center);
    }
    return NORMAL * median(apart);
  }
}
