package io.weir.forest;

import java.util.Random;

/** Points for tests: the same for the same seed. */
public final class Points {
  private Points() {}

  /** Returns points of correlated features on different scales, the last of them integral. */
  public static double[][] cloud(int rows, int features, long seed) {
    Random random = new Random(seed);
    double[][] points = new double[rows][features];
    for (double[] point : points) {
      double shared = random.nextGaussian();
      for (int f = 0; f < features; f++) {
        double scale = Math.scalb(1.0, 3 * f);
        point[f] = scale * (10 + shared + random.nextGaussian());
      }
      point[features - 1] = Math.rint(5 + shared + random.nextGaussian());
    }
    return points;
  }

  /** Returns points on the cloud, beside it and far out. */
  public static double[][] probes(int rows, int features, long seed) {
    Random random = new Random(seed);
    double[][] points = cloud(rows, features, seed + 1);
    for (int i = 0; i < rows; i++) {
      if (i % 3 == 1) {
        points[i][random.nextInt(features)] *= 1 + random.nextDouble();
      } else if (i % 3 == 2) {
        points[i][random.nextInt(features)] *= Math.scalb(random.nextGaussian(), 10);
      }
    }
    return points;
  }
}
