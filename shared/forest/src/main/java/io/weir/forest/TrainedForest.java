package io.weir.forest;

import io.weir.forest.tree.Forest;
import io.weir.forest.tree.Scorer;
import java.util.Arrays;

/**
 * All of a model that is not Tribuo's bookkeeping.
 *
 * @param forest the trees
 * @param mode how points are scored
 * @param scorer the scorer of that mode
 * @param threshold scores above this are anomalous
 * @param implicitZeros whether an absent feature means zero
 * @param summary what the training examples looked like
 */
record TrainedForest(
    Forest forest,
    ScoringMode mode,
    Scorer scorer,
    double threshold,
    boolean implicitZeros,
    TrainingSummary summary) {

  TrainedForest {
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException("threshold must be between 0 and 1: " + threshold);
    }
    if ((mode == ScoringMode.BOX) != forest.hasBoxes()) {
      throw new IllegalArgumentException("boxes do not go with scoring " + mode.wireName());
    }
    summary.check(forest.features());
  }

  TrainedForest(
      Forest forest,
      ScoringMode mode,
      double threshold,
      boolean implicitZeros,
      TrainingSummary summary) {
    this(forest, mode, mode.scorer(forest), threshold, implicitZeros, summary);
  }

  TrainedForest withThreshold(double newThreshold) {
    return new TrainedForest(forest, mode, scorer, newThreshold, implicitZeros, summary);
  }

  /** Refuses a point of the wrong length or with a value that is not finite. */
  void check(double[] point) {
    if (point.length != forest.features()) {
      throw new IllegalArgumentException(
          "a point has " + forest.features() + " values, not " + point.length);
    }
    for (double value : point) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("not finite: " + Arrays.toString(point));
      }
    }
  }

  double scoreAtMedian(double[] point, int feature) {
    double[] changed = point.clone();
    changed[feature] = summary.medians()[feature];
    return scorer.score(changed);
  }
}
