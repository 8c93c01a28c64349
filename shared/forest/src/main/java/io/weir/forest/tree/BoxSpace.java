package io.weir.forest.tree;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The boxes of a forest in coordinates without units: every feature is shifted and scaled so that
 * the boxes of the roots are about one wide. Placing is monotone, so a point inside a box stays
 * inside it.
 *
 * <p>A feature that does not vary in any sample has no width to scale by; a point that departs from
 * its one value counts as one unit outside of every box. It has no coordinate here.
 */
final class BoxSpace {
  /** Far enough for certainty, and sums of it stay finite. */
  private static final double FARTHEST = 1e30;

  private final Forest forest;
  private final int features;
  private final double[] halfOrigin;
  private final double[] scale;

  /** The features that vary, and for each feature its place among them, or -1. */
  private final int[] varying;

  private final int[] places;

  /** For each node the place of its lower bounds, behind which stand the upper ones; or -1. */
  private final int[] lows;

  private final float[] bounds;
  private final double[] widths;

  BoxSpace(Forest forest) {
    this.forest = forest;
    this.features = forest.features();
    this.halfOrigin = new double[features];
    this.scale = new double[features];
    this.widths = new double[forest.nodes()];
    measureRoots();
    this.varying = IntStream.range(0, features).filter(f -> scale[f] != 0).toArray();
    this.places = new int[features];
    Arrays.fill(places, -1);
    for (int i = 0; i < varying.length; i++) {
      places[varying[i]] = i;
    }
    this.bounds = new float[forest.shape().boxes().length / features * varying.length];
    this.lows = new int[forest.nodes()];
    for (int node = 0; node < forest.nodes(); node++) {
      int low = forest.box[node];
      lows[node] = low < 0 ? -1 : low / features * varying.length;
      if (low >= 0) {
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
    double[] boxes = forest.shape().boxes();
    double width = 0;
    for (int i = 0; i < varying.length; i++) {
      int f = varying[i];
      int below = lows[node] + i;
      int above = below + varying.length;
      bounds[below] = place(f, boxes[forest.box[node] + f]);
      bounds[above] = place(f, boxes[forest.box[node] + features + f]);
      width += (double) bounds[above] - bounds[below];
    }
    widths[node] = width;
  }

  private float place(int feature, double value) {
    double placed = (value / 2 - halfOrigin[feature]) * scale[feature];
    return (float) Math.max(-FARTHEST, Math.min(FARTHEST, placed));
  }

  /** Returns the point in these coordinates. */
  float[] place(double[] point) {
    float[] placed = new float[varying.length];
    for (int i = 0; i < placed.length; i++) {
      placed[i] = place(varying[i], point[varying[i]]);
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
    return lows[node] < 0 ? 0 : outside(bounds, lows[node], placed);
  }

  /** Asked for a hundred thousand times a training: most features lie inside, and add nothing. */
  private static double outside(float[] bounds, int low, float[] placed) {
    int high = low + placed.length;
    double sum = 0;
    for (int i = 0; i < placed.length; i++) {
      float at = placed[i];
      float below = bounds[low + i];
      if (at < below) {
        sum += below - at;
      } else {
        float above = bounds[high + i];
        if (at > above) {
          sum += at - above;
        }
      }
    }
    return sum;
  }

  /** Returns how far outside the node's box the point lies in one feature. */
  double outside(int node, int feature, float[] placed) {
    int place = places[feature];
    if (lows[node] < 0 || place < 0) {
      return 0;
    }
    float below = bounds[lows[node] + place] - placed[place];
    float above = placed[place] - bounds[lows[node] + varying.length + place];
    return below > 0 ? below : above > 0 ? above : 0;
  }
}
