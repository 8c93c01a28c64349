package io.weir.forest.tree;

/**
 * Exact Shapley values of the mean path length for one point.
 *
 * <p>The worth of a coalition is the expected length when its features steer the point and all
 * others follow the training counts (the path-dependent game of S. Lundberg et al., "From local
 * explanations to global understanding with explainable AI for trees", 2020). A tree is the sum of
 * its leaves, and a leaf's game is a product over the features on its path, so the values of a leaf
 * with m features on its path take m^3 steps whatever the number of features.
 */
final class PathShapley {
  private final Forest forest;
  private final double[] point;
  private final double[] values;

  private final int[] onPath = new int[Forest.MAX_DEPTH];

  /** Share of training points that follow the path at the splits of this feature. */
  private final double[] unknown = new double[Forest.MAX_DEPTH];

  /** 1 if the point follows the path at all splits of this feature, else 0. */
  private final double[] known = new double[Forest.MAX_DEPTH];

  private int length;

  PathShapley(Forest forest, double[] point) {
    this.forest = forest;
    this.point = point;
    this.values = new double[point.length];
  }

  double[] values() {
    for (int tree = 0; tree < forest.trees(); tree++) {
      descend(forest.starts[tree]);
    }
    for (int f = 0; f < values.length; f++) {
      values[f] /= forest.trees();
    }
    return values.clone();
  }

  private void descend(int node) {
    int feature = forest.feature(node);
    if (feature < 0) {
      addLeaf(forest.expected[node]);
      return;
    }
    boolean goesLeft = point[feature] < forest.threshold[node];
    enter(node, node + 1, goesLeft);
    enter(node, forest.right[node], !goesLeft);
  }

  private void enter(int node, int child, boolean follows) {
    int feature = forest.feature(node);
    int slot = slotOf(feature);
    int lengthBefore = length;
    if (slot == length) {
      onPath[slot] = feature;
      unknown[slot] = 1;
      known[slot] = 1;
      length++;
    }
    double unknownBefore = unknown[slot];
    double knownBefore = known[slot];
    unknown[slot] *= (double) forest.count[child] / forest.count[node];
    known[slot] = follows ? knownBefore : 0;
    descend(child);
    unknown[slot] = unknownBefore;
    known[slot] = knownBefore;
    length = lengthBefore;
  }

  private int slotOf(int feature) {
    for (int slot = 0; slot < length; slot++) {
      if (onPath[slot] == feature) {
        return slot;
      }
    }
    return length;
  }

  private void addLeaf(double expected) {
    for (int slot = 0; slot < length; slot++) {
      double gain = known[slot] - unknown[slot];
      if (gain != 0) {
        values[onPath[slot]] += expected * gain * weightOfOthers(slot);
      }
    }
  }

  /** Returns the Shapley-weighted sum over coalitions of the other features on the path. */
  private double weightOfOthers(int without) {
    double[] bySize = new double[length];
    bySize[0] = 1;
    int size = 0;
    for (int slot = 0; slot < length; slot++) {
      if (slot == without) {
        continue;
      }
      for (int k = size; k >= 0; k--) {
        bySize[k + 1] += bySize[k] * known[slot];
        bySize[k] *= unknown[slot];
      }
      size++;
    }
    double sum = 0;
    double choices = 1;
    for (int k = 0; k < length; k++) {
      sum += bySize[k] / (length * choices);
      choices = choices * (length - 1 - k) / (k + 1);
    }
    return sum;
  }
}
