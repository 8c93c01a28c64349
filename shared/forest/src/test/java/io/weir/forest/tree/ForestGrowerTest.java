package io.weir.forest.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.forest.Points;
import org.junit.jupiter.api.Test;

class ForestGrowerTest {
  private static Growth growth(long seed, int threads) {
    return new Growth(20, 256, 0, seed, true, threads);
  }

  @Test
  void forest_isTheSameForAnyNumberOfThreads() {
    double[][] rows = Points.cloud(3000, 5, 1);
    ForestShape one = ForestGrower.grow(rows, growth(7, 1)).shape();
    for (int threads : new int[] {2, 3, 8}) {
      ForestShape many = ForestGrower.grow(rows, growth(7, threads)).shape();
      assertThat(many.splitFeatures()).isEqualTo(one.splitFeatures());
      assertThat(many.thresholds()).isEqualTo(one.thresholds());
      assertThat(many.leafCounts()).isEqualTo(one.leafCounts());
      assertThat(many.boxes()).isEqualTo(one.boxes());
    }
  }

  @Test
  void forest_differsWithTheSeed() {
    double[][] rows = Points.cloud(3000, 5, 1);
    assertThat(ForestGrower.grow(rows, growth(8, 1)).shape().thresholds())
        .isNotEqualTo(ForestGrower.grow(rows, growth(7, 1)).shape().thresholds());
  }

  @Test
  void forest_isTheSameWithAndWithoutBoxes() {
    double[][] rows = Points.cloud(3000, 5, 1);
    ForestShape plain = ForestGrower.grow(rows, new Growth(20, 256, 0, 7, false, 1)).shape();
    ForestShape boxed = ForestGrower.grow(rows, growth(7, 1)).shape();
    assertThat(boxed.thresholds()).isEqualTo(plain.thresholds());
    assertThat(plain.boxes()).isEmpty();
  }

  @Test
  void firstTrees_areTheSameInALargerForest() {
    double[][] rows = Points.cloud(3000, 5, 1);
    double[] few = ForestGrower.grow(rows, growth(7, 1)).shape().thresholds();
    double[] many =
        ForestGrower.grow(rows, new Growth(40, 256, 0, 7, true, 1)).shape().thresholds();
    assertThat(many).startsWith(few);
  }

  @Test
  void everyTree_holdsItsSampleWithinTheDepthCap() {
    Forest forest = ForestGrower.grow(Points.cloud(3000, 5, 1), growth(7, 1));
    assertThat(forest.depth).isEqualTo(8);
    for (int tree = 0; tree < forest.trees(); tree++) {
      assertThat(forest.count[forest.starts[tree]]).isEqualTo(256);
    }
  }

  @Test
  void fewRows_areAllUsedOnceInEveryTree() {
    double[][] rows = {{1}, {2}, {4}, {8}, {16}};
    Forest forest = ForestGrower.grow(rows, new Growth(50, 256, 10, 7, true, 1));
    assertThat(forest.shape().sampleSize()).isEqualTo(5);
    assertThat(forest.shape().leafCounts()).containsOnly(1).hasSize(250);
    assertThat(forest.shape().boxes()).contains(1.0, 16.0);
  }

  @Test
  void constantFeature_isNeverSplitOn() {
    double[][] rows = Points.cloud(500, 3, 1);
    for (double[] row : rows) {
      row[1] = 42;
    }
    long[] splits = ForestGrower.grow(rows, growth(7, 1)).splitsByFeature();
    assertThat(splits[1]).isZero();
    assertThat(splits[0]).isPositive();
    assertThat(splits[2]).isPositive();
  }

  @Test
  void valuesAtTheEdgesOfDouble_areSplit() {
    double[][] rows = {
      {-Double.MAX_VALUE}, {Double.MAX_VALUE}, {0}, {Double.MIN_VALUE}, {-Double.MIN_VALUE}
    };
    Forest forest = ForestGrower.grow(rows, new Growth(200, 256, 64, 7, true, 1));
    assertThat(forest.shape().leafCounts()).containsOnly(1);
    assertThat(forest.shape().thresholds()).doesNotContain(Double.NaN);
  }

  @Test
  void unusableRows_areRefused() {
    assertRefused(new double[][] {{1, 2}}, "at least 2 rows");
    assertRefused(new double[][] {{1, 2}, {3}}, "row 1 has 1 values");
    assertRefused(new double[][] {{1, 2}, {3, Double.NaN}}, "row 1, feature 1");
    assertRefused(new double[][] {{1, Double.POSITIVE_INFINITY}, {3, 4}}, "row 0, feature 1");
    assertRefused(new double[][] {{1, 2}, {1, 2}}, "no feature varies");
    assertRefused(new double[][] {{}, {}}, "no feature varies");
  }

  private static void assertRefused(double[][] rows, String message) {
    assertThatThrownBy(() -> ForestGrower.grow(rows, growth(1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
