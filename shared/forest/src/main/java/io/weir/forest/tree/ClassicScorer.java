package io.weir.forest.tree;

import java.util.Arrays;
import java.util.Optional;

/** Path length as in the paper: the depth of the leaf a point falls into, plus c(points there). */
final class ClassicScorer implements Scorer {
  private final Forest forest;
  private final double normal;
  private final Optional<PerfectTrees> perfect;

  ClassicScorer(Forest forest) {
    this.forest = forest;
    this.normal = PathLengths.average(forest.shape().sampleSize());
    this.perfect =
        PerfectTrees.fits(forest) ? Optional.of(new PerfectTrees(forest)) : Optional.empty();
  }

  @Override
  public double meanLength(double[] point) {
    return sum(point) / forest.trees();
  }

  private double sum(double[] point) {
    if (perfect.isPresent()) {
      return perfect.get().sum(point);
    }
    double sum = 0;
    for (int tree = 0; tree < forest.trees(); tree++) {
      int node = forest.starts[tree];
      for (int feature = forest.feature(node); feature >= 0; feature = forest.feature(node)) {
        node = point[feature] < forest.threshold[node] ? node + 1 : forest.right[node];
      }
      sum += forest.expected[node];
    }
    return sum;
  }

  @Override
  public void scoreAll(double[][] points, double[] scores) {
    if (perfect.isEmpty()) {
      Scorer.super.scoreAll(points, scores);
      return;
    }
    perfect.get().sumAll(points, scores);
    for (int i = 0; i < points.length; i++) {
      scores[i] = PathLengths.score(scores[i] / forest.trees(), normal);
    }
  }

  @Override
  public double normalLength() {
    return normal;
  }

  @Override
  public double attribute(double[] point, double[] shares) {
    Arrays.fill(shares, 0);
    double base = 0;
    for (int tree = 0; tree < forest.trees(); tree++) {
      int node = forest.starts[tree];
      base += forest.expected[node];
      for (int feature = forest.feature(node); feature >= 0; feature = forest.feature(node)) {
        int child = point[feature] < forest.threshold[node] ? node + 1 : forest.right[node];
        shares[feature] += forest.expected[child] - forest.expected[node];
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
    return new PathShapley(forest, point).values();
  }
}
