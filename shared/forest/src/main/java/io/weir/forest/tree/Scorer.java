package io.weir.forest.tree;

/**
 * Scores points by how soon a forest isolates them.
 *
 * <p>Lengths are in edges of a tree. A score is 2^(-mean length / normal length): in (0, 1), higher
 * means more anomalous. Points are arrays of finite numbers in the order of the training rows;
 * scorers do not check them. Scorers are immutable and may be shared by threads.
 */
public sealed interface Scorer permits ClassicScorer, BoxScorer {
  /**
   * Returns the scorer of the isolation forest paper: path length with the c(n) leaf correction.
   */
  static Scorer classic(Forest forest) {
    return new ClassicScorer(forest);
  }

  /**
   * Returns the scorer by expected isolation depth: how deep the point would have been isolated had
   * it been among the points that grew each tree.
   *
   * @throws IllegalArgumentException if the forest keeps no boxes
   */
  static Scorer box(Forest forest) {
    return new BoxScorer(forest);
  }

  /** Returns the mean over all trees of the point's path length. */
  double meanLength(double[] point);

  /** Returns the length that scores 0.5. */
  double normalLength();

  /**
   * Splits the point's mean length among the features: the returned base plus all shares is {@link
   * #meanLength}, to rounding. A negative share made the path shorter and the point more anomalous.
   *
   * @param shares receives one number per feature
   * @return the mean length the forest expects of a training point
   */
  double attribute(double[] point, double[] shares);

  /**
   * Returns the exact Shapley values of the mean length, where features outside a coalition follow
   * the training points' own proportions.
   *
   * @param point the point to explain
   * @return one number per feature; with the base of {@link #attribute} they sum to the mean length
   * @throws UnsupportedOperationException if the point has more features than this scorer can do
   */
  double[] shapley(double[] point);

  /** Returns the score of the point. */
  default double score(double[] point) {
    return scoreOf(meanLength(point));
  }

  /** Returns the score of a point of this mean length. */
  default double scoreOf(double meanLength) {
    return PathLengths.score(meanLength, normalLength());
  }

  /** Writes the score of each point; the same as {@link #score} one by one, only faster. */
  default void scoreAll(double[][] points, double[] scores) {
    for (int i = 0; i < points.length; i++) {
      scores[i] = score(points[i]);
    }
  }
}
