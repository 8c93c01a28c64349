package io.weir.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EpisodesTest {
  @Test
  void windowsThatFollowEachOther_areOneEpisode() {
    double[] values = new double[500];
    Arrays.fill(values, 1);
    Arrays.fill(values, 100, 106, 5);
    values[300] = 4;
    values[400] = 3;
    double[] usual = Episodes.withoutGreatest(values, 2);
    assertThat(Tail.largest(usual, 1)).isEqualTo(3);
    assertThat(usual).hasSize(500 - 19 - 19);
  }

  @Test
  void aFewValues_areAllKept() {
    assertThat(Episodes.withoutGreatest(new double[] {1, 9, 2}, 2)).containsExactly(1, 9, 2);
  }
}
