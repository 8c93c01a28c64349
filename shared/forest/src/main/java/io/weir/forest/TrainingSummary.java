package io.weir.forest;

/** What the training examples looked like, by feature index. */
final class TrainingSummary {
  private final double[] minimums;
  private final double[] medians;
  private final double[] maximums;

  /** Keeps the arrays, which must not be written to any more. */
  TrainingSummary(double[] minimums, double[] medians, double[] maximums) {
    this.minimums = minimums;
    this.medians = medians;
    this.maximums = maximums;
  }

  /** Returns the least value of each feature. */
  double[] minimums() {
    return minimums;
  }

  /** Returns the (lower) median of each feature. */
  double[] medians() {
    return medians;
  }

  /** Returns the greatest value of each feature. */
  double[] maximums() {
    return maximums;
  }

  /** Checks that there are three finite numbers in order for each of so many features. */
  void check(int features) {
    require(minimums.length == features, "minimums");
    require(medians.length == features, "medians");
    require(maximums.length == features, "maximums");
    for (int f = 0; f < features; f++) {
      require(Double.isFinite(minimums[f]) && Double.isFinite(maximums[f]), "range");
      require(minimums[f] <= medians[f] && medians[f] <= maximums[f], "median");
    }
  }

  static TrainingSummary of(double[][] rows) {
    int features = rows[0].length;
    TrainingSummary summary =
        new TrainingSummary(new double[features], new double[features], new double[features]);
    double[] column = new double[rows.length];
    for (int f = 0; f < features; f++) {
      double least = rows[0][f];
      double most = least;
      for (int i = 0; i < rows.length; i++) {
        column[i] = rows[i][f];
        least = Math.min(least, column[i]);
        most = Math.max(most, column[i]);
      }
      summary.minimums[f] = least;
      summary.maximums[f] = most;
      summary.medians[f] = select(column, (rows.length - 1) / 2);
    }
    return summary;
  }

  /** Returns the value of this rank (C. A. R. Hoare's quickselect); reorders the array. */
  private static double select(double[] values, int rank) {
    int from = 0;
    int to = values.length - 1;
    while (from < to) {
      double pivot = values[(from + to) >>> 1];
      int left = from;
      int right = to;
      while (left <= right) {
        while (values[left] < pivot) {
          left++;
        }
        while (values[right] > pivot) {
          right--;
        }
        if (left <= right) {
          double swapped = values[left];
          values[left++] = values[right];
          values[right--] = swapped;
        }
      }
      if (rank <= right) {
        to = right;
      } else if (rank >= left) {
        from = left;
      } else {
        break;
      }
    }
    return values[rank];
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException("training summary: " + what);
    }
  }
}
