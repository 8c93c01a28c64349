package io.weir.forest.tree;

import java.util.Arrays;

/**
 * Expected isolation depth on a frozen forest.
 *
 * <p>Had the point been in the sample that grew the tree, a cut at a node would have parted it from
 * all others with a chance that depends on how far outside the node's box it lies: excess / (width
 * of the box + excess), summed over the features. Walking down, the depth is averaged over being
 * cut off at each node. The idea is that of random cut forests (S. Guha, N. Mishra, G. Roy, O.
 * Schrijvers, "Robust random cut forest based anomaly detection on streams", ICML 2016); unlike
 * there, lengths are in units of a feature's spread ({@link BoxSpace}), so that the units of the
 * features do not matter.
 */
final class BoxScorer implements Scorer {
  private final Forest forest;
  private final double normal;
  private final BoxSpace space;

  /** Expected length of a training point below each node, with the point itself added to leaves. */
  private final double[] expected;

  BoxScorer(Forest forest) {
    if (!forest.hasBoxes()) {
      throw new IllegalArgumentException("the forest keeps no boxes");
    }
    this.forest = forest;
    this.normal = PathLengths.average(forest.shape().sampleSize() + 1);
    this.space = new BoxSpace(forest);
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
    float[] placed = space.place(point);
    double departure = space.departure(point, new double[point.length]);
    double sum = 0;
    for (int tree = 0; tree < forest.trees(); tree++) {
      sum += length(forest.starts[tree], point, placed, departure);
    }
    return sum / forest.trees();
  }

  @Override
  public void scoreAll(double[][] points, double[] scores) {
    Arrays.parallelSetAll(scores, i -> score(points[i]));
  }

  private double length(int root, double[] point, float[] placed, double departure) {
    double length = 0;
    double left = 1;
    int node = root;
    for (int depth = 0; ; depth++) {
      double outside = departure + space.outside(node, placed);
      if (outside > 0) {
        double cut = outside / (space.width(node) + outside);
        length += left * cut * (depth + 1);
        left *= 1 - cut;
      }
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
    float[] placed = space.place(point);
    double[] departures = new double[point.length];
    double departure = space.departure(point, departures);
    double base = 0;
    for (int tree = 0; tree < forest.trees(); tree++) {
      int root = forest.starts[tree];
      base += expected[root];
      double left = 1;
      int node = root;
      for (int depth = 0; ; depth++) {
        double outside = departure + space.outside(node, placed);
        if (outside > 0) {
          double whole = space.width(node) + outside;
          double step = left * (depth + 1 - expected[node]) / whole;
          for (int f = 0; f < shares.length; f++) {
            shares[f] += step * (departures[f] + space.outside(node, f, placed));
          }
          left *= 1 - outside / whole;
        }
        int feature = forest.feature(node);
        if (feature < 0) {
          break;
        }
        int child = point[feature] < forest.threshold[node] ? node + 1 : forest.right[node];
        shares[feature] += left * (expected[child] - expected[node]);
        node = child;
      }
    }
    for (int f = 0; f < shares.length; f++) {
      shares[f] /= forest.trees();
    }
    return base / forest.trees();
  }

  @Override
  public double[] shapley(double[] point) {
    return new BoxShapley(forest, space, expected, point).values();
  }
}
