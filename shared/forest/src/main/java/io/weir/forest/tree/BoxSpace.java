package io.weir.forest.tree;

/**
 * The boxes of a forest in coordinates without units: every feature is shifted and scaled so that
 * the boxes of the roots are about one wide. Placing is monotone, so a point inside a box stays
 * inside it.
 *
 * <p>A feature that does not vary in any sample has no width to scale by; a point that departs from
 * its one value counts as one unit outside of every box.
 */
final class BoxSpace {
  /** Far enough for certainty, and sums of it stay finite. */
  private static final double FARTHEST = 1e30;

  private final Forest forest;
  private final int features;
  private final double[] halfOrigin;
  private final double[] scale;
  private final float[] bounds;
  private final double[] widths;

  BoxSpace(Forest forest) {
    this.forest = forest;
    this.features = forest.features();
    this.halfOrigin = new double[features];
    this.scale = new double[features];
    this.bounds = new float[forest.shape().boxes().length];
    this.widths = new double[forest.nodes()];
    measureRoots();
    for (int node = 0; node < forest.nodes(); node++) {
      if (forest.box[node] >= 0) {
        placeBox(node);
      }
    }
  }

  private void measureRoots() {
    double[] boxes = forest.shape().boxes();
    for (int f = 0; f < features; f++) {
      double halfWidth = 0;
      for (int tree = 0; tree < forest.trees(); tree++) {
        int low = forest.box[forest.starts[tree]];
        // Halves, because the distance of two finite numbers may overflow and theirs does not.
        halfWidth += (boxes[low + features + f] / 2 - boxes[low + f] / 2) / forest.trees();
      }
      halfOrigin[f] = boxes[forest.box[forest.starts[0]] + f] / 2;
      scale[f] = halfWidth > 0 ? Math.min(1 / halfWidth, Double.MAX_VALUE) : 0;
    }
  }

  private void placeBox(int node) {
    int low = forest.box[node];
    double width = 0;
    for (int f = 0; f < features; f++) {
      bounds[low + f] = place(f, forest.shape().boxes()[low + f]);
      bounds[low + features + f] = place(f, forest.shape().boxes()[low + features + f]);
      width += (double) bounds[low + features + f] - bounds[low + f];
    }
    widths[node] = width;
  }

  private float place(int feature, double value) {
    double placed = (value / 2 - halfOrigin[feature]) * scale[feature];
    return (float) Math.max(-FARTHEST, Math.min(FARTHEST, placed));
  }

  /** Returns the point in these coordinates. */
  float[] place(double[] point) {
    float[] placed = new float[features];
    for (int f = 0; f < features; f++) {
      placed[f] = place(f, point[f]);
    }
    return placed;
  }

  /** Returns how far the point departs from features that never vary, in all and by feature. */
  double departure(double[] point, double[] byFeature) {
    double departure = 0;
    for (int f = 0; f < features; f++) {
      byFeature[f] = scale[f] == 0 && point[f] != 2 * halfOrigin[f] ? 1 : 0;
      departure += byFeature[f];
    }
    return departure;
  }

  /** Returns the sum of the widths of the node's box. */
  double width(int node) {
    return widths[node];
  }

  /** Returns how far outside the node's box the point lies, summed over the features. */
  double outside(int node, float[] placed) {
    int low = forest.box[node];
    if (low < 0) {
      return 0;
    }
    double sum = 0;
    for (int f = 0; f < features; f++) {
      sum += outside(low, f, placed[f]);
    }
    return sum;
  }

  /** Returns how far outside the node's box the point lies in one feature. */
  double outside(int node, int feature, float[] placed) {
    int low = forest.box[node];
    return low < 0 ? 0 : outside(low, feature, placed[feature]);
  }

  private float outside(int low, int feature, float at) {
    float below = bounds[low + feature] - at;
    float above = at - bounds[low + features + feature];
    return below > 0 ? below : above > 0 ? above : 0;
  }
}
