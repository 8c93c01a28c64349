package io.weir.bench.forest;

import java.util.Arrays;
import java.util.Random;

/**
 * The extended isolation forest, for comparison only: cuts are hyperplanes of random direction (S.
 * Hariri, M. Carrasco Kind, R. J. Brunner, "Extended Isolation Forest", 2018), here of full
 * extension.
 */
final class ExtendedForest {
  private final Random random;
  private final Node[] trees;
  private final double normal;

  private static final class Plane {
    private final double[] slope;
    private final double offset;

    Plane(double[] slope, double[] through) {
      this.slope = slope;
      this.offset = dot(slope, through);
    }

    boolean isBelow(double[] point) {
      return dot(slope, point) < offset;
    }
  }

  private record Cut(Node left, Node right, Plane plane) implements Node {
    @Override
    public double length(double[] point, int depth) {
      return (plane.isBelow(point) ? left : right).length(point, depth + 1);
    }
  }

  private record Leaf(int points) implements Node {
    @Override
    public double length(double[] point, int depth) {
      return depth + average(points);
    }
  }

  private sealed interface Node {
    double length(double[] point, int depth);
  }

  ExtendedForest(double[][] rows, int trees, int sampleSize, long seed) {
    this.random = new Random(seed);
    this.trees = new Node[trees];
    int points = Math.min(sampleSize, rows.length);
    int cap = 32 - Integer.numberOfLeadingZeros(points - 1);
    for (int t = 0; t < trees; t++) {
      double[][] sample = new double[points][];
      for (int i = 0; i < points; i++) {
        sample[i] = rows[random.nextInt(rows.length)];
      }
      this.trees[t] = grow(sample, cap);
    }
    this.normal = average(points);
  }

  double score(double[] point) {
    double sum = 0;
    for (Node tree : trees) {
      sum += tree.length(point, 0);
    }
    return Math.pow(2, -sum / trees.length / normal);
  }

  private Node grow(double[][] points, int levels) {
    if (levels == 0 || points.length <= 1) {
      return new Leaf(points.length);
    }
    int features = points[0].length;
    double[] slope = new double[features];
    double[] through = new double[features];
    for (int f = 0; f < features; f++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (double[] point : points) {
        low = Math.min(low, point[f]);
        high = Math.max(high, point[f]);
      }
      slope[f] = random.nextGaussian();
      through[f] = low + random.nextDouble() * (high - low);
    }
    Plane plane = new Plane(slope, through);
    double[][] left = Arrays.stream(points).filter(plane::isBelow).toArray(double[][]::new);
    double[][] right =
        Arrays.stream(points).filter(p -> !plane.isBelow(p)).toArray(double[][]::new);
    return new Cut(grow(left, levels - 1), grow(right, levels - 1), plane);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double average(int points) {
    return points <= 1
        ? 0
        : points == 2
            ? 1
            : 2 * (Math.log(points - 1.0) + 0.5772156649) - 2 * (points - 1.0) / points;
  }
}
