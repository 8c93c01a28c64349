package io.weir.forest.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.weir.forest.Points;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapleyTest {
  private static Forest forest(int features, int maxDepth) {
    return ForestGrower.grow(
        Points.cloud(500, features, 1), new Growth(8, 64, maxDepth, 7, true, 1));
  }

  /** The worth of a coalition, from its definition. */
  private static double worth(Forest forest, int node, double[] point, BitSet coalition) {
    int feature = forest.feature(node);
    if (feature < 0) {
      return forest.expected[node];
    }
    if (coalition.get(feature)) {
      int child = point[feature] < forest.threshold[node] ? node + 1 : forest.right[node];
      return worth(forest, child, point, coalition);
    }
    double left = worth(forest, node + 1, point, coalition) * forest.count[node + 1];
    int right = forest.right[node];
    return (left + worth(forest, right, point, coalition) * forest.count[right])
        / forest.count[node];
  }

  /** The mean marginal gain over all orders in which features may join. */
  private static double[] byOrders(Forest forest, double[] point) {
    double[] values = new double[point.length];
    int[] orders = {0};
    join(forest, point, new BitSet(), values, orders);
    return Arrays.stream(values).map(v -> v / orders[0] / forest.trees()).toArray();
  }

  private static double[] join(
      Forest forest, double[] point, BitSet joined, double[] values, int[] orders) {
    if (joined.cardinality() == point.length) {
      orders[0]++;
      return values;
    }
    for (int f = 0; f < point.length; f++) {
      if (!joined.get(f)) {
        double before = total(forest, point, joined);
        BitSet more = (BitSet) joined.clone();
        more.set(f);
        int ordersBefore = orders[0];
        join(forest, point, more, values, orders);
        values[f] += (orders[0] - ordersBefore) * (total(forest, point, more) - before);
      }
    }
    return values;
  }

  private static double total(Forest forest, double[] point, BitSet coalition) {
    double sum = 0;
    for (int tree = 0; tree < forest.trees(); tree++) {
      sum += worth(forest, forest.starts[tree], point, coalition);
    }
    return sum;
  }

  @Test
  void classicValues_equalTheMeanGainOverAllOrders() {
    for (int maxDepth : new int[] {0, 40}) {
      Forest forest = forest(4, maxDepth);
      for (double[] probe : Points.probes(12, 4, 3)) {
        double[] values = Scorer.classic(forest).shapley(probe);
        double[] expected = byOrders(forest, probe);
        for (int f = 0; f < 4; f++) {
          assertThat(values[f]).isCloseTo(expected[f], within(1e-12));
        }
      }
    }
  }

  @Test
  void values_addUpWithTheBaseToTheMeanLength() {
    Forest forest = forest(6, 0);
    for (Scorer scorer : List.of(Scorer.classic(forest), Scorer.box(forest))) {
      for (double[] probe : Points.probes(20, 6, 3)) {
        double base = scorer.attribute(probe, new double[6]);
        assertThat(base + Arrays.stream(scorer.shapley(probe)).sum())
            .isCloseTo(scorer.meanLength(probe), within(1e-9));
      }
    }
  }

  @Test
  void boxValues_equalTheMeanGainOverAllOrders() {
    Forest forest = forest(3, 0);
    for (double[] probe : Points.probes(12, 3, 3)) {
      double[] values = Scorer.box(forest).shapley(probe);
      double[] worth = new double[8];
      for (int coalition = 0; coalition < 8; coalition++) {
        for (int tree = 0; tree < forest.trees(); tree++) {
          worth[coalition] +=
              boxWorth(forest, forest.starts[tree], 0, probe, coalition) / forest.trees();
        }
      }
      double first = (worth[1] - worth[0]) / 3 + (worth[7] - worth[6]) / 3;
      first += (worth[3] - worth[2] + worth[5] - worth[4]) / 6;
      // Boxes are kept in single precision, the definition is not.
      assertThat(values[0]).isCloseTo(first, within(1e-5));
    }
  }

  /** The worth of a coalition in box scoring, from its definition and the stored boxes. */
  private static double boxWorth(
      Forest forest, int node, int depth, double[] point, int coalition) {
    double outside = 0;
    double width = 0;
    for (int f = 0; f < point.length && forest.box[node] >= 0; f++) {
      double unit = meanRootWidth(forest, f);
      double low = forest.shape().boxes()[forest.box[node] + f];
      double high = forest.shape().boxes()[forest.box[node] + point.length + f];
      width += (high - low) / unit;
      if ((coalition >> f & 1) == 1) {
        outside += Math.max(0, Math.max(low - point[f], point[f] - high)) / unit;
      }
    }
    double cut = outside == 0 ? 0 : outside / (width + outside);
    return cut * (depth + 1) + (1 - cut) * inside(forest, node, depth, point, coalition);
  }

  private static double inside(Forest forest, int node, int depth, double[] point, int coalition) {
    int feature = forest.feature(node);
    if (feature < 0) {
      return depth + PathLengths.average(forest.count[node] + 1);
    }
    int right = forest.right[node];
    boolean goesLeft = point[feature] < forest.threshold[node];
    if ((coalition >> feature & 1) == 1) {
      return boxWorth(forest, goesLeft ? node + 1 : right, depth + 1, point, coalition);
    }
    return (boxWorth(forest, node + 1, depth + 1, point, coalition) * forest.count[node + 1]
            + boxWorth(forest, right, depth + 1, point, coalition) * forest.count[right])
        / forest.count[node];
  }

  private static double meanRootWidth(Forest forest, int feature) {
    double sum = 0;
    for (int tree = 0; tree < forest.trees(); tree++) {
      int low = forest.box[forest.starts[tree]] + feature;
      sum += forest.shape().boxes()[low + forest.features()] - forest.shape().boxes()[low];
    }
    return sum / forest.trees();
  }

  @Test
  void unusedFeature_hasNoValue() {
    double[][] rows = Points.cloud(500, 4, 1);
    for (double[] row : rows) {
      row[2] = 1;
    }
    Forest forest = ForestGrower.grow(rows, new Growth(8, 64, 0, 7, true, 1));
    assertThat(Scorer.classic(forest).shapley(rows[0])[2]).isZero();
    assertThat(Scorer.box(forest).shapley(rows[0])[2]).isZero();
  }

  @Test
  void classicValues_takeAnyNumberOfFeatures() {
    Forest forest = forest(40, 0);
    double[] probe = Points.probes(3, 40, 3)[2];
    Scorer scorer = Scorer.classic(forest);
    double base = scorer.attribute(probe, new double[40]);
    assertThat(base + Arrays.stream(scorer.shapley(probe)).sum())
        .isCloseTo(scorer.meanLength(probe), within(1e-9));
  }

  @Test
  void boxValues_refuseTooManyFeatures() {
    Scorer scorer = Scorer.box(forest(13, 0));
    double[] probe = Points.probes(1, 13, 3)[0];
    assertThatThrownBy(() -> scorer.shapley(probe))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("12");
  }
}
