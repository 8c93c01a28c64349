package io.weir.forest.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RankingQualityTest {
  @Test
  void ranking_isCountedPairByPair() {
    // Of 2 x 3 pairs the anomalies win 5; precision is 1/1 at the first and 2/3 at the second.
    double[] scores = {0.9, 0.8, 0.7, 0.2, 0.1};
    boolean[] anomalous = {true, false, true, false, false};
    RankingQuality quality = RankingQuality.of(scores, anomalous);
    assertThat(quality.auroc()).isCloseTo(5.0 / 6, within(1e-12));
    assertThat(quality.auprc()).isCloseTo((1 + 2.0 / 3) / 2, within(1e-12));
    assertThat(RankingQuality.precisionAtAnomalies(scores, anomalous)).isEqualTo(0.5);
  }

  @Test
  void ties_countHalfAndEnterTogether() {
    double[] scores = {0.5, 0.5, 0.5, 0.5};
    boolean[] anomalous = {true, false, false, false};
    RankingQuality quality = RankingQuality.of(scores, anomalous);
    assertThat(quality.auroc()).isEqualTo(0.5);
    assertThat(quality.auprc()).isEqualTo(0.25);
  }

  @Test
  void auroc_equalsTheShareOfPairsWon() {
    Random random = new Random(1);
    double[] scores = new double[200];
    boolean[] anomalous = new boolean[200];
    for (int i = 0; i < 200; i++) {
      scores[i] = random.nextInt(40);
      anomalous[i] = random.nextInt(5) == 0;
    }
    double won = 0;
    double pairs = 0;
    for (int a = 0; a < 200; a++) {
      for (int b = 0; b < 200; b++) {
        if (anomalous[a] && !anomalous[b]) {
          pairs++;
          won += scores[a] > scores[b] ? 1 : scores[a] == scores[b] ? 0.5 : 0;
        }
      }
    }
    assertThat(RankingQuality.of(scores, anomalous).auroc()).isCloseTo(won / pairs, within(1e-12));
  }

  @Test
  void oneKindOfPoint_isRefused() {
    assertThatThrownBy(() -> RankingQuality.of(new double[2], new boolean[2]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RankingQuality.of(new double[3], new boolean[] {true, false}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void spread_hasTheStandardErrorOfTheMean() {
    Spread spread = Spread.of(new double[] {1, 2, 3, 4});
    assertThat(spread.mean()).isEqualTo(2.5);
    assertThat(spread.standardError()).isCloseTo(Math.sqrt(5.0 / 3 / 4), within(1e-12));
    assertThat(spread).hasToString("2.5000 ± 0.6455");
    assertThat(Spread.of(new double[] {7})).isEqualTo(new Spread(7, 0));
  }
}
