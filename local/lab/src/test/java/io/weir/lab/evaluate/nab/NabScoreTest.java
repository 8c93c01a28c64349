package io.weir.lab.evaluate.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.weir.lab.evaluate.nab.NabSeries.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected values are worked out by hand from the published rule. */
final class NabScoreTest {
  private static final int POINTS = 1000;

  @Test
  void nothingFound_costsOneForEachWindow() {
    assertThat(score()).isEqualTo(-2);
    assertThat(NabScore.normalised(-2, 2)).isZero();
  }

  @Test
  void firstPointOfEachWindow_isTheBest() {
    assertThat(score(400, 700)).isCloseTo(2, within(1e-12));
    assertThat(NabScore.normalised(2, 2)).isEqualTo(100);
  }

  @Test
  void hitsInAWindow_countByTheEarliest() {
    assertThat(score(450, 480, 499)).isEqualTo(score(450));
    assertThat(score(499)).isLessThan(score(450));
  }

  @Test
  void falseAlarm_costsByItsDistanceBehindAWindow() {
    assertThat(score(300)).isCloseTo(-2 - 0.11, within(1e-12));
    double oneWidthBehind = 2 / (1 + Math.exp(5)) - 1;
    assertThat(score(499 + 99)).isCloseTo(-2 + 0.11 * oneWidthBehind, within(1e-12));
    assertThat(score(499 + 1)).isGreaterThan(score(499 + 99));
  }

  @Test
  void probation_isNotScored() {
    assertThat(score(10, 149)).isEqualTo(-2);
    assertThat(score(150)).isLessThan(-2);
  }

  private static double score(int... alarms) {
    List<Instant> times = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < POINTS; i++) {
      times.add(Instant.ofEpochSecond(300L * i));
      values.add(0.0);
    }
    NabSeries series =
        new NabSeries(
            "made/up.csv", times, values, List.of(new Window(400, 499), new Window(700, 799)));
    double[] scores = new double[POINTS];
    for (int alarm : alarms) {
      scores[alarm] = 1;
    }
    return NabScore.of(series, scores, 0.5);
  }
}
