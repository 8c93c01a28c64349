package io.weir.forest;

import java.util.Arrays;
import java.util.Locale;

/** How the threshold is chosen: a score above the threshold is anomalous. */
public sealed interface ThresholdRule {

  /** Returns the rule of one fixed score, in (0, 1). */
  static ThresholdRule fixed(double score) {
    return new Fixed(score);
  }

  /**
   * Returns the rule that lets this share of the calibration points pass as normal, in (0, 1), for
   * example 0.995.
   */
  static ThresholdRule quantile(double share) {
    return new Quantile(share);
  }

  /**
   * Returns the threshold.
   *
   * @param calibrationScores scores of points held to be mostly normal; a fixed rule ignores them
   * @throws IllegalArgumentException if the rule needs scores and there are none
   */
  double choose(double[] calibrationScores);

  /** Returns the rule in words, for a manifest. */
  String describe();

  /**
   * A fixed score.
   *
   * @param score the threshold, in (0, 1)
   */
  record Fixed(double score) implements ThresholdRule {
    /** Checks the range. */
    public Fixed {
      requireInside("threshold", score);
    }

    @Override
    public double choose(double[] calibrationScores) {
      return score;
    }

    @Override
    public String describe() {
      return "fixed";
    }
  }

  /**
   * The score that a share of the calibration points does not exceed (nearest rank).
   *
   * @param share the share, in (0, 1)
   */
  record Quantile(double share) implements ThresholdRule {
    /** Checks the range. */
    public Quantile {
      requireInside("quantile", share);
    }

    @Override
    public double choose(double[] calibrationScores) {
      if (calibrationScores.length == 0) {
        throw new IllegalArgumentException("a quantile threshold needs calibration scores");
      }
      double[] sorted = calibrationScores.clone();
      Arrays.sort(sorted);
      return sorted[rank(sorted.length) - 1];
    }

    private int rank(int points) {
      // A share such as 1 - 0.05 is not exact in binary; without the slack it may cost one rank.
      return Math.max(1, (int) Math.ceil(share * points - 1e-9 * points));
    }

    @Override
    public String describe() {
      return String.format(Locale.ROOT, "quantile %s of calibration scores", share);
    }
  }

  private static void requireInside(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(name + " must be between 0 and 1: " + value);
    }
  }
}
