package io.weir.bench.forest;

import com.amazon.randomcutforest.RandomCutForest;
import io.weir.forest.tree.Forest;
import io.weir.forest.tree.ForestGrower;
import io.weir.forest.tree.Growth;
import io.weir.forest.tree.Scorer;
import java.util.Arrays;

/** The detectors compared: each learns from rows and scores others, higher is more anomalous. */
enum Detector {
  /** This project's forest with classic scoring. */
  CLASSIC("forest, classic") {
    @Override
    double[] scores(double[][] training, double[][] test, long seed) {
      return score(Scorer.classic(forest(training, seed)), test);
    }
  },
  /** This project's forest with box scoring. */
  BOX("forest, box") {
    @Override
    double[] scores(double[][] training, double[][] test, long seed) {
      return score(Scorer.box(forest(training, seed)), test);
    }
  },
  /** The extended forest idea. */
  EXTENDED("extended forest") {
    @Override
    double[] scores(double[][] training, double[][] test, long seed) {
      ExtendedForest forest = new ExtendedForest(training, 100, 256, seed);
      return Arrays.stream(test).mapToDouble(forest::score).toArray();
    }
  },
  /** AWS's random cut forest, fed the training rows in order and then left alone. */
  RANDOM_CUT("AWS random cut forest") {
    @Override
    double[] scores(double[][] training, double[][] test, long seed) {
      RandomCutForest forest = randomCutForest(training, seed);
      return Arrays.stream(test).mapToDouble(row -> forest.getAnomalyScore(floats(row))).toArray();
    }
  },
  /** The greatest distance from a feature's mean, in standard deviations. */
  MAX_Z("max abs z") {
    @Override
    double[] scores(double[][] training, double[][] test, long seed) {
      return Arrays.stream(test)
          .mapToDouble(row -> Arrays.stream(row).map(Math::abs).max().orElseThrow())
          .toArray();
    }
  };

  private final String label;

  Detector(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** Learns from the training rows and scores the test rows; all are z-scored. */
  abstract double[] scores(double[][] training, double[][] test, long seed);

  private static Forest forest(double[][] training, long seed) {
    return ForestGrower.grow(training, new Growth(100, 256, 0, seed, true, 1));
  }

  /** Returns a random cut forest fed the rows in order. */
  static RandomCutForest randomCutForest(double[][] rows, long seed) {
    RandomCutForest forest =
        RandomCutForest.builder()
            .dimensions(rows[0].length)
            .numberOfTrees(100)
            .sampleSize(256)
            .randomSeed(seed)
            .build();
    for (double[] row : rows) {
      forest.update(floats(row));
    }
    return forest;
  }

  static float[] floats(double[] row) {
    float[] narrow = new float[row.length];
    for (int f = 0; f < row.length; f++) {
      narrow[f] = (float) row[f];
    }
    return narrow;
  }

  private static double[] score(Scorer scorer, double[][] test) {
    double[] scores = new double[test.length];
    scorer.scoreAll(test, scores);
    return scores;
  }
}
