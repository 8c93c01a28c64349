package io.weir.forest.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.weir.forest.Points;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScorerTest {
  private static final double[][] ROWS = Points.cloud(2000, 5, 1);
  private static final double[][] PROBES = Points.probes(301, 5, 2);

  private static Forest forest(int maxDepth) {
    return ForestGrower.grow(ROWS, new Growth(50, 256, maxDepth, 7, true, 1));
  }

  private static List<Scorer> scorers() {
    return List.of(
        Scorer.classic(forest(0)),
        Scorer.classic(forest(3)),
        Scorer.classic(forest(64)),
        Scorer.box(forest(0)),
        Scorer.box(forest(64)));
  }

  @Test
  void score_isInsideZeroAndOne() {
    for (Scorer scorer : scorers()) {
      for (double[] probe : PROBES) {
        assertThat(scorer.score(probe)).isGreaterThan(0).isLessThan(1);
      }
    }
  }

  @Test
  void batch_givesTheSameBitsAsOneByOne() {
    for (Scorer scorer : scorers()) {
      double[] batch = new double[PROBES.length];
      scorer.scoreAll(PROBES, batch);
      double[] single = Arrays.stream(PROBES).mapToDouble(scorer::score).toArray();
      assertThat(batch).isEqualTo(single);
    }
  }

  @Test
  void classicLength_isTheDepthOfTheLeafPlusItsCorrection() {
    Forest forest = forest(0);
    Scorer scorer = Scorer.classic(forest);
    for (double[] probe : PROBES) {
      double sum = 0;
      for (int tree = 0; tree < forest.trees(); tree++) {
        int node = forest.starts[tree];
        int depth = 0;
        while (forest.feature(node) >= 0) {
          node =
              probe[forest.feature(node)] < forest.threshold[node] ? node + 1 : forest.right[node];
          depth++;
        }
        sum += depth + PathLengths.average(forest.count[node]);
      }
      assertThat(scorer.meanLength(probe)).isCloseTo(sum / forest.trees(), within(1e-12));
    }
  }

  @Test
  void attribution_addsUpToTheMeanLength() {
    for (Scorer scorer : scorers()) {
      for (double[] probe : PROBES) {
        double[] shares = new double[5];
        double base = scorer.attribute(probe, shares);
        assertThat(base + Arrays.stream(shares).sum())
            .isCloseTo(scorer.meanLength(probe), within(1e-9));
      }
    }
  }

  @Test
  void attribution_ofTheTrainingPointsAveragesToNothing() {
    // Every tree sees every row, so the base is exactly the mean over the rows.
    Forest forest = ForestGrower.grow(ROWS, new Growth(10, ROWS.length, 0, 7, true, 1));
    Scorer scorer = Scorer.classic(forest);
    double mean = Arrays.stream(ROWS).mapToDouble(scorer::meanLength).average().orElseThrow();
    assertThat(scorer.attribute(ROWS[0], new double[5])).isCloseTo(mean, within(1e-9));
  }

  @Test
  void attribution_ofBoxScoresNamesTheFeatureThatIsFarOut() {
    Scorer scorer = Scorer.box(forest(0));
    for (int f = 0; f < 5; f++) {
      double[] point = ROWS[0].clone();
      point[f] *= 20;
      double[] shares = new double[5];
      scorer.attribute(point, shares);
      assertThat(shares[f]).isEqualTo(Arrays.stream(shares).min().orElseThrow()).isNegative();
    }
  }

  @Test
  void boxScore_growsWithTheDistanceAndClassicDoesNot() {
    Scorer classic = Scorer.classic(forest(0));
    Scorer box = Scorer.box(forest(0));
    double[] far = ROWS[0].clone();
    far[0] = 100;
    double[] farther = ROWS[0].clone();
    farther[0] = 10_000;
    assertThat(classic.score(farther)).isEqualTo(classic.score(far));
    assertThat(box.score(farther)).isGreaterThan(box.score(far));
  }

  @Test
  void boxScore_seesAFeatureThatWasConstant() {
    double[][] rows = Points.cloud(500, 3, 1);
    for (double[] row : rows) {
      row[1] = 42;
    }
    Forest forest = ForestGrower.grow(rows, new Growth(50, 256, 0, 7, true, 1));
    double[] changed = rows[0].clone();
    changed[1] = 43;
    assertThat(Scorer.classic(forest).score(changed))
        .isEqualTo(Scorer.classic(forest).score(rows[0]));
    assertThat(Scorer.box(forest).score(changed)).isGreaterThan(Scorer.box(forest).score(rows[0]));
  }

  @Test
  void boxScore_doesNotDependOnUnits() {
    double[][] scaled = Arrays.stream(ROWS).map(ScorerTest::rescaled).toArray(double[][]::new);
    Growth growth = new Growth(50, 256, 0, 7, true, 1);
    Scorer before = Scorer.box(ForestGrower.grow(ROWS, growth));
    Scorer after = Scorer.box(ForestGrower.grow(scaled, growth));
    for (double[] probe : PROBES) {
      assertThat(after.score(rescaled(probe))).isEqualTo(before.score(probe));
    }
  }

  /** Changes units by powers of two, which rounds nothing. */
  private static double[] rescaled(double[] point) {
    double[] scaled = point.clone();
    scaled[0] = Math.scalb(scaled[0], 20);
    scaled[3] = Math.scalb(scaled[3], -30);
    return scaled;
  }

  @Test
  void boxScore_ofValuesAtTheEdgesOfDoubleIsAScore() {
    Scorer scorer = Scorer.box(forest(0));
    double[] point = new double[5];
    Arrays.fill(point, Double.MAX_VALUE);
    point[2] = -Double.MAX_VALUE;
    assertThat(scorer.score(point)).isGreaterThan(0.5).isLessThan(1);
  }

  @Test
  void boxScorer_refusesAForestWithoutBoxes() {
    Forest plain = ForestGrower.grow(ROWS, new Growth(5, 64, 0, 7, false, 1));
    assertThatThrownBy(() -> Scorer.box(plain)).isInstanceOf(IllegalArgumentException.class);
  }
}
