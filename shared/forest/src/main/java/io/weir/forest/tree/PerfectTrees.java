package io.weir.forest.tree;

import java.util.Arrays;

/**
 * The forest as perfect binary trees of one depth, laid out as heaps. A shallow leaf is repeated
 * along the bottom below it, so that every walk takes the same number of steps and needs no branch.
 */
final class PerfectTrees {
  private static final int MAX_DEPTH = 10;
  private static final int MAX_CELLS = 1 << 20;
  private static final int BLOCK = 256;

  private final int trees;
  private final int depth;
  private final int width;
  private final int[] feature;
  private final double[] threshold;
  private final double[] length;

  PerfectTrees(Forest forest) {
    this.trees = forest.trees();
    this.depth = Math.max(1, forest.depth);
    this.width = 1 << depth;
    this.feature = new int[trees * width];
    this.threshold = new double[trees * width];
    this.length = new double[trees * width];
    Arrays.fill(threshold, Double.POSITIVE_INFINITY);
    for (int tree = 0; tree < trees; tree++) {
      fill(forest, forest.starts[tree], tree * width, 1, depth);
    }
  }

  /** Returns whether the forest is shallow and small enough for this layout to pay. */
  static boolean fits(Forest forest) {
    return forest.depth <= MAX_DEPTH && ((long) forest.trees() << forest.depth) <= MAX_CELLS;
  }

  private void fill(Forest forest, int node, int base, int cell, int levels) {
    if (forest.feature(node) < 0) {
      int from = (cell << levels) - width;
      Arrays.fill(length, base + from, base + from + (1 << levels), forest.expected[node]);
      return;
    }
    feature[base + cell] = forest.feature(node);
    threshold[base + cell] = forest.threshold[node];
    fill(forest, node + 1, base, 2 * cell, levels - 1);
    fill(forest, forest.right[node], base, 2 * cell + 1, levels - 1);
  }

  /** Returns the sum of the point's path lengths over all trees. */
  double sum(double[] point) {
    double sum = 0;
    int tree = 0;
    for (; tree + 4 <= trees; tree += 4) {
      int base0 = tree * width;
      int base1 = base0 + width;
      int base2 = base1 + width;
      int base3 = base2 + width;
      int cell0 = 1;
      int cell1 = 1;
      int cell2 = 1;
      int cell3 = 1;
      for (int level = 0; level < depth; level++) {
        cell0 = step(base0, cell0, point);
        cell1 = step(base1, cell1, point);
        cell2 = step(base2, cell2, point);
        cell3 = step(base3, cell3, point);
      }
      // One by one in tree order, so that the sum is the same to the last bit as in sumAll.
      sum += length[base0 + cell0 - width];
      sum += length[base1 + cell1 - width];
      sum += length[base2 + cell2 - width];
      sum += length[base3 + cell3 - width];
    }
    for (; tree < trees; tree++) {
      sum += lengthIn(tree * width, point);
    }
    return sum;
  }

  /** Writes {@link #sum} of each point. Tree by tree over blocks, so that a tree stays in cache. */
  void sumAll(double[][] points, double[] sums) {
    Arrays.fill(sums, 0, points.length, 0);
    for (int from = 0; from < points.length; from += BLOCK) {
      int to = Math.min(points.length, from + BLOCK);
      for (int tree = 0; tree < trees; tree++) {
        sumBlock(tree * width, points, from, to, sums);
      }
    }
  }

  private void sumBlock(int base, double[][] points, int from, int to, double[] sums) {
    int i = from;
    for (; i + 4 <= to; i += 4) {
      double[] point0 = points[i];
      double[] point1 = points[i + 1];
      double[] point2 = points[i + 2];
      double[] point3 = points[i + 3];
      int cell0 = 1;
      int cell1 = 1;
      int cell2 = 1;
      int cell3 = 1;
      for (int level = 0; level < depth; level++) {
        cell0 = step(base, cell0, point0);
        cell1 = step(base, cell1, point1);
        cell2 = step(base, cell2, point2);
        cell3 = step(base, cell3, point3);
      }
      sums[i] += length[base + cell0 - width];
      sums[i + 1] += length[base + cell1 - width];
      sums[i + 2] += length[base + cell2 - width];
      sums[i + 3] += length[base + cell3 - width];
    }
    for (; i < to; i++) {
      sums[i] += lengthIn(base, points[i]);
    }
  }

  private double lengthIn(int base, double[] point) {
    int cell = 1;
    for (int level = 0; level < depth; level++) {
      cell = step(base, cell, point);
    }
    return length[base + cell - width];
  }

  private int step(int base, int cell, double[] point) {
    int at = base + cell;
    return 2 * cell + (point[feature[at]] < threshold[at] ? 0 : 1);
  }
}
