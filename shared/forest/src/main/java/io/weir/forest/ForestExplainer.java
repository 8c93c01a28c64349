package io.weir.forest;

import java.util.ArrayList;
import java.util.List;

/**
 * Explains scores of one model. Points are arrays of values in the order of {@link #features()}; a
 * point of another length, or with a value that is not finite, is refused with an {@link
 * IllegalArgumentException}. Immutable, may be shared by threads.
 */
public final class ForestExplainer {
  private final TrainedForest trained;
  private final List<String> features;

  ForestExplainer(TrainedForest trained, List<String> features) {
    this.trained = trained;
    this.features = List.copyOf(features);
  }

  /** Returns the names of the features, in the order of a point's values. */
  public List<String> features() {
    return features;
  }

  /** Returns the score of the point, in (0, 1), higher is more anomalous. */
  public double score(double[] point) {
    trained.check(point);
    return trained.scorer().score(point);
  }

  /** Returns the scores of the points: the same as one by one, only faster. */
  public double[] scoreAll(double[][] points) {
    for (double[] point : points) {
      trained.check(point);
    }
    double[] scores = new double[points.length];
    trained.scorer().scoreAll(points, scores);
    return scores;
  }

  /**
   * Returns the path attribution of the point: for every split on its way, the change in expected
   * length goes to the feature that was split on. Costs about as much as scoring.
   */
  public Explanation explain(double[] point) {
    trained.check(point);
    double[] shares = new double[point.length];
    double base = trained.scorer().attribute(point, shares);
    return explanation(point, base, shares);
  }

  /**
   * Returns the exact Shapley values of the point's mean path length; slower than {@link #explain},
   * and with the same base and sum.
   *
   * @throws UnsupportedOperationException in box scoring with more than 12 features
   */
  public Explanation shapley(double[] point) {
    trained.check(point);
    double base = trained.scorer().attribute(point, new double[point.length]);
    return explanation(point, base, trained.scorer().shapley(point));
  }

  /** Returns the score the point would have with this feature at its training median. */
  public double scoreAtMedian(double[] point, String feature) {
    trained.check(point);
    int index = features.indexOf(feature);
    if (index < 0) {
      throw new IllegalArgumentException("the model has no feature " + feature);
    }
    return trained.scoreAtMedian(point, index);
  }

  private Explanation explanation(double[] point, double base, double[] shares) {
    List<Contribution> contributions = new ArrayList<>(shares.length);
    for (int f = 0; f < shares.length; f++) {
      double median = trained.summary().medians()[f];
      contributions.add(
          new Contribution(
              features.get(f), point[f], median, shares[f], Direction.of(point[f], median)));
    }
    double meanLength = trained.scorer().meanLength(point);
    return new Explanation(trained.scorer().scoreOf(meanLength), base, meanLength, contributions);
  }
}
