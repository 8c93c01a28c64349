package io.weir.forest;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.forest.tree.Forest;
import io.weir.forest.tree.ForestGrower;
import io.weir.forest.tree.ForestShape;
import io.weir.forest.tree.Growth;
import io.weir.forest.tree.Scorer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Holds the forest of one seed, bit by bit, over JDKs and over versions of this code. */
class ReproducibilityTest {
  private static final Forest FOREST =
      ForestGrower.grow(Points.cloud(2000, 5, 1), new Growth(50, 256, 0, 42, true, 2));

  @Test
  void forest_isTheOneOfItsSeed() {
    ForestShape shape = FOREST.shape();
    int[] digests = {
      Arrays.hashCode(shape.splitFeatures()),
      Arrays.hashCode(shape.thresholds()),
      Arrays.hashCode(shape.leafCounts()),
      Arrays.hashCode(shape.boxes())
    };
    assertThat(digests).containsExactly(-510008704, -510831528, 82420003, 248529296);
  }

  @Test
  void scores_areThoseOfTheSeed() {
    double[][] probes = Points.probes(500, 5, 2);
    double[] classic = new double[500];
    Scorer.classic(FOREST).scoreAll(probes, classic);
    double[] box = new double[500];
    Scorer.box(FOREST).scoreAll(probes, box);
    assertThat(new int[] {Arrays.hashCode(classic), Arrays.hashCode(box)})
        .containsExactly(472470422, -284330350);
  }
}
