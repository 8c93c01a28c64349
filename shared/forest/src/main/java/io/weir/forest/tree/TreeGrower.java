package io.weir.forest.tree;

import java.util.BitSet;

/** Grows one isolation tree from a random sample of the rows. */
final class TreeGrower {
  private final SplitMix random;
  private final boolean boxes;
  private final int depthCap;
  private final int features;
  private final int points;
  private final double[] sample;
  private final int[] order;
  private final int[] candidates;
  private final NodeList nodes = new NodeList();

  private double low;
  private double high;

  TreeGrower(double[][] rows, Growth growth, int tree) {
    this.random = SplitMix.forTree(growth.seed(), tree);
    this.boxes = growth.boxes();
    this.features = rows[0].length;
    this.points = Math.min(growth.sampleSize(), rows.length);
    this.depthCap = growth.depthCap(points);
    this.sample = new double[points * features];
    this.order = new int[points];
    this.candidates = new int[features];
    drawSample(rows);
  }

  NodeList grow() {
    grow(0, points, 0);
    return nodes;
  }

  /** Draws distinct rows (R. W. Floyd's method) and lays them out column by column. */
  private void drawSample(double[][] rows) {
    BitSet taken = new BitSet(rows.length);
    for (int i = 0; i < points; i++) {
      int last = rows.length - points + i;
      int row = random.nextInt(last + 1);
      if (taken.get(row)) {
        row = last;
      }
      taken.set(row);
      order[i] = i;
      for (int f = 0; f < features; f++) {
        sample[f * points + i] = rows[row][f];
      }
    }
  }

  /** Returns where the box of the points is kept; -1 if it is not. */
  private int grow(int from, int to, int depth) {
    int feature = to - from > 1 && depth < depthCap ? pickFeature(from, to) : -1;
    if (feature < 0) {
      nodes.addLeaf(to - from);
      int box = addBox(from, to);
      if (box >= 0) {
        measureBox(box, from, to);
      }
      return box;
    }
    double threshold = pickThreshold();
    nodes.addSplit(feature, threshold);
    int box = addBox(from, to);
    int middle = partition(feature, threshold, from, to);
    int left = grow(from, middle, depth + 1);
    int right = grow(middle, to, depth + 1);
    if (box >= 0) {
      joinBoxes(box, left, order[from], right, order[middle]);
    }
    return box;
  }

  /** Picks a feature that varies here, each with the same chance; -1 if none does. */
  private int pickFeature(int from, int to) {
    for (int f = 0; f < features; f++) {
      candidates[f] = f;
    }
    for (int left = features; left > 0; left--) {
      int drawn = random.nextInt(left);
      int feature = candidates[drawn];
      measure(feature, from, to);
      if (low < high) {
        return feature;
      }
      candidates[drawn] = candidates[left - 1];
    }
    return -1;
  }

  private double pickThreshold() {
    double share = random.nextDouble();
    double span = high - low;
    double threshold =
        span <= Double.MAX_VALUE ? low + share * span : low * (1 - share) + high * share;
    // Rounding may land on the lower bound, and then nothing would go left.
    return Math.min(high, Math.max(threshold, Math.nextUp(low)));
  }

  private int partition(int feature, double threshold, int from, int to) {
    int column = feature * points;
    int left = from;
    int right = to;
    while (left < right) {
      int point = order[left];
      if (sample[column + point] < threshold) {
        left++;
      } else {
        order[left] = order[--right];
        order[right] = point;
      }
    }
    return left;
  }

  /** Boxes are kept in the order of their nodes, before it is known what is in them. */
  private int addBox(int from, int to) {
    if (!boxes || to - from < 2) {
      return -1;
    }
    int lower = nodes.addBounds(features);
    nodes.addBounds(features);
    return lower;
  }

  private void measureBox(int box, int from, int to) {
    for (int f = 0; f < features; f++) {
      measure(f, from, to);
      nodes.boxes[box + f] = low;
      nodes.boxes[box + features + f] = high;
    }
  }

  /** A box holds those of both sides, or the only point of a side that has no box. */
  private void joinBoxes(int box, int left, int leftPoint, int right, int rightPoint) {
    double[] bounds = nodes.boxes;
    for (int f = 0; f < features; f++) {
      double one = sample[f * points + leftPoint];
      double other = sample[f * points + rightPoint];
      double least = left < 0 ? one : bounds[left + f];
      double most = left < 0 ? one : bounds[left + features + f];
      double otherLeast = right < 0 ? other : bounds[right + f];
      double otherMost = right < 0 ? other : bounds[right + features + f];
      bounds[box + f] = otherLeast < least ? otherLeast : least;
      bounds[box + features + f] = otherMost > most ? otherMost : most;
    }
  }

  private void measure(int feature, int from, int to) {
    int column = feature * points;
    double least = sample[column + order[from]];
    double most = least;
    for (int i = from + 1; i < to; i++) {
      double value = sample[column + order[i]];
      if (value < least) {
        least = value;
      } else if (value > most) {
        most = value;
      }
    }
    low = least;
    high = most;
  }
}
