package io.weir.forest.tree;

import java.util.Arrays;

/**
 * Expected isolation depth on a frozen forest.
 *
 * <p>Had the point been in the sample that grew the tree, the first cut at a node would have parted
 * it from all others with a chance that depends on how far it lies outside the node's box: for a
 * feature drawn evenly among those that vary, excess / (span + excess). Walking down, the depth is
 * averaged over being cut off at each node. The idea is that of random cut forests (S. Guha, N.
 * Mishra, G. Roy, O. Schrijvers, "Robust random cut forest based anomaly detection on streams",
 * ICML 2016), with the isolation forest's even choice of feature, so that units do not matter.
 */
final class BoxScorer implements Scorer {
  private final Forest forest;
  private final double normal;
  private final double[] boxes;

  /** Expected length of a training point below each node, with the point itself added to leaves. */
  private final double[] expected;

  BoxScorer(Forest forest) {
    if (!forest.hasBoxes()) {
      throw new IllegalArgumentException("the forest keeps no boxes");
    }
    this.forest = forest;
    this.normal = PathLengths.average(forest.shape().sampleSize() + 1);
    this.boxes = forest.shape().boxes();
    this.expected = new double[forest.nodes()];
    for (int tree = 0; tree < forest.trees(); tree++) {
      expect(forest.starts[tree], 0);
    }
  }

  private void expect(int node, int depth) {
    if (forest.feature(node) < 0) {
      expected[node] = depth + PathLengths.average(forest.count[node] + 1);
      return;
    }
    int right = forest.right[node];
    expect(node + 1, depth + 1);
    expect(right, depth + 1);
    expected[node] =
        (forest.count[node + 1] * expected[node + 1] + forest.count[right] * expected[right])
            / forest.count[node];
  }

  @Override
  public double normalLength() {
    return normal;
  }

  @Override
  public double meanLength(double[] point) {
    double[] chances = new double[point.length];
    double sum = 0;
    for (int tree = 0; tree < forest.trees(); tree++) {
      sum += length(forest.starts[tree], point, chances);
    }
    return sum / forest.trees();
  }

  private double length(int root, double[] point, double[] chances) {
    double length = 0;
    double left = 1;
    int node = root;
    for (int depth = 0; ; depth++) {
      double cut = cutOff(node, point, chances);
      length += left * cut * (depth + 1);
      left *= 1 - cut;
      int feature = forest.feature(node);
      if (feature < 0) {
        return length + left * expected[node];
      }
      node = point[feature] < forest.threshold[node] ? node + 1 : forest.right[node];
    }
  }

  @Override
  public double attribute(double[] point, double[] shares) {
    Arrays.fill(shares, 0);
    double[] chances = new double[point.length];
    double base = 0;
    for (int tree = 0; tree < forest.trees(); tree++) {
      base += expected[forest.starts[tree]];
      attribute(forest.starts[tree], point, chances, shares);
    }
    for (int f = 0; f < shares.length; f++) {
      shares[f] /= forest.trees();
    }
    return base / forest.trees();
  }

  private void attribute(int root, double[] point, double[] chances, double[] shares) {
    double left = 1;
    int node = root;
    for (int depth = 0; ; depth++) {
      double cut = cutOff(node, point, chances);
      if (cut > 0) {
        double step = left * (depth + 1 - expected[node]);
        for (int f = 0; f < shares.length; f++) {
          shares[f] += step * chances[f];
        }
      }
      left *= 1 - cut;
      int feature = forest.feature(node);
      if (feature < 0) {
        return;
      }
      int child = point[feature] < forest.threshold[node] ? node + 1 : forest.right[node];
      shares[feature] += left * (expected[child] - expected[node]);
      node = child;
    }
  }

  @Override
  public double[] shapley(double[] point) {
    return new BoxShapley(forest, expected, point).values();
  }

  /** Returns the chance that the point is cut off at the node, and each feature's part of it. */
  private double cutOff(int node, double[] point, double[] chances) {
    int low = forest.box[node];
    if (low < 0) {
      return 0;
    }
    int high = low + point.length;
    int varying = 0;
    int outside = 0;
    for (int f = 0; f < point.length; f++) {
      double from = boxes[low + f];
      double to = boxes[high + f];
      double value = point[f];
      chances[f] = 0;
      if (value < from || value > to) {
        chances[f] = outsideShare(from, to, value);
        outside++;
        varying++;
      } else if (from < to) {
        varying++;
      }
    }
    return outside == 0 ? 0 : average(chances, varying);
  }

  private static double average(double[] chances, int varying) {
    double sum = 0;
    for (int f = 0; f < chances.length; f++) {
      chances[f] /= varying;
      sum += chances[f];
    }
    // Rounding may push a sum of many parts past certainty.
    return Math.min(1, sum);
  }

  /** Returns how much of the range grown to hold the value lies outside the box: in (0, 1]. */
  static double outsideShare(double from, double to, double value) {
    double excess = value < from ? from - value : value - to;
    double grown = value < from ? to - value : value - from;
    if (grown <= Double.MAX_VALUE) {
      return excess / grown;
    }
    // The range of two finite numbers may overflow; a quarter of it does not.
    excess = value < from ? from / 4 - value / 4 : value / 4 - to / 4;
    grown = value < from ? to / 4 - value / 4 : value / 4 - from / 4;
    return excess / grown;
  }
}
