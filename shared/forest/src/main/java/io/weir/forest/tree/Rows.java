package io.weir.forest.tree;

/** Checks on tables of numbers. */
final class Rows {
  private Rows() {}

  /** Refuses a table from which no forest can be grown. */
  static void check(double[][] rows) {
    if (rows.length < 2) {
      throw new IllegalArgumentException("a forest needs at least 2 rows, not " + rows.length);
    }
    int features = rows[0].length;
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != features) {
        throw new IllegalArgumentException(
            "row " + i + " has " + rows[i].length + " values, the first has " + features);
      }
      for (int f = 0; f < features; f++) {
        if (!Double.isFinite(rows[i][f])) {
          throw new IllegalArgumentException(
              "row " + i + ", feature " + f + " is not a finite number: " + rows[i][f]);
        }
      }
    }
    for (int f = 0; f < features; f++) {
      if (!isConstant(rows, f)) {
        return;
      }
    }
    throw new IllegalArgumentException("no feature varies: nothing can be isolated");
  }

  private static boolean isConstant(double[][] rows, int feature) {
    double first = rows[0][feature];
    for (double[] row : rows) {
      // Not Double.compare: 0.0 and -0.0 are one value to a threshold.
      if (row[feature] != first) {
        return false;
      }
    }
    return true;
  }
}
