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
