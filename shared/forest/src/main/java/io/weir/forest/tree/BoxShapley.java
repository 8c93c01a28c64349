package io.weir.forest.tree;

/**
 * Exact Shapley values of the expected isolation depth for one point, by the worth of every
 * coalition: features outside a coalition are taken to lie inside every box and follow the training
 * counts. The number of coalitions doubles with each feature, hence the limit.
 */
final class BoxShapley {
  static final int MAX_FEATURES = 12;

  private final Forest forest;
  private final double[] expected;
  private final double[] point;
  private final int features;

  private final BoxSpace space;

  /** For every node and feature how far outside the point lies, 0 when inside. */
  private final double[] outside;

  BoxShapley(Forest forest, BoxSpace space, double[] expected, double[] point) {
    this.features = point.length;
    if (features > MAX_FEATURES) {
      throw new UnsupportedOperationException(
          "exact Shapley values of box scores take "
              + MAX_FEATURES
              + " features at most, not "
              + features
              + "; the path attribution has no such limit");
    }
    this.forest = forest;
    this.space = space;
    this.expected = expected;
    this.point = point;
    this.outside = new double[forest.nodes() * features];
    float[] placed = space.place(point);
    double[] departures = new double[features];
    space.departure(point, departures);
    for (int node = 0; node < forest.nodes(); node++) {
      for (int f = 0; f < features; f++) {
        outside[node * features + f] = departures[f] + space.outside(node, f, placed);
      }
    }
  }

  double[] values() {
    double[] worth = new double[1 << features];
    for (int coalition = 0; coalition < worth.length; coalition++) {
      for (int tree = 0; tree < forest.trees(); tree++) {
        worth[coalition] += worth(forest.starts[tree], 0, coalition);
      }
    }
    double[] values = new double[features];
    for (int f = 0; f < features; f++) {
      values[f] = value(f, worth) / forest.trees();
    }
    return values;
  }

  private double value(int feature, double[] worth) {
    double sum = 0;
    for (int coalition = 0; coalition < worth.length; coalition++) {
      if ((coalition >> feature & 1) == 0) {
        double gain = worth[coalition | 1 << feature] - worth[coalition];
        sum += gain / (features * choose(features - 1, Integer.bitCount(coalition)));
      }
    }
    return sum;
  }

  private static double choose(int from, int size) {
    double ways = 1;
    for (int i = 0; i < size; i++) {
      ways = ways * (from - i) / (i + 1);
    }
    return ways;
  }

  private double worth(int node, int depth, int coalition) {
    double cut = cutOff(node, coalition);
    return cut == 1
        ? depth + 1
        : cut * (depth + 1) + (1 - cut) * worthInside(node, depth, coalition);
  }

  private double worthInside(int node, int depth, int coalition) {
    int feature = forest.feature(node);
    if (feature < 0) {
      return expected[node];
    }
    int right = forest.right[node];
    if ((coalition >> feature & 1) == 1) {
      return worth(
          point[feature] < forest.threshold[node] ? node + 1 : right, depth + 1, coalition);
    }
    return (forest.count[node + 1] * worth(node + 1, depth + 1, coalition)
            + forest.count[right] * worth(right, depth + 1, coalition))
        / forest.count[node];
  }

  private double cutOff(int node, int coalition) {
    double sum = 0;
    for (int f = 0; f < features; f++) {
      if ((coalition >> f & 1) == 1) {
        sum += outside[node * features + f];
      }
    }
    return sum == 0 ? 0 : sum / (space.width(node) + sum);
  }
}
