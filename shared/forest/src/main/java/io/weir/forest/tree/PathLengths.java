package io.weir.forest.tree;

/**
 * Path lengths of random binary search trees and the score made of them.
 *
 * <p>Source: F. T. Liu, K. M. Ting, Z.-H. Zhou, "Isolation Forest", ICDM 2008, equations 1 and 2.
 */
final class PathLengths {
  private static final double EULER = 0.5772156649015329;
  private static final double LN_2 = 0.6931471805599453;

  private PathLengths() {}

  /**
   * Returns c(n), the mean path length, in edges, of an unsuccessful search among n points: 0 for
   * one point, 1 for two.
   */
  static double average(int points) {
    if (points <= 1) {
      return 0;
    }
    if (points == 2) {
      return 1;
    }
    // StrictMath, because the last bit of Math.log may differ from one JDK to the next.
    return 2 * (StrictMath.log(points - 1.0) + EULER) - 2 * (points - 1.0) / points;
  }

  /** Returns 2^(-mean/normal): in (0, 1) for positive lengths, higher when the path is shorter. */
  static double score(double meanPathLength, double normalPathLength) {
    return StrictMath.exp(-LN_2 * meanPathLength / normalPathLength);
  }
}
