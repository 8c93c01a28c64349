package io.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.weir.baseline.Reading;
import io.weir.feature.Feature;
import org.junit.jupiter.api.Test;

final class LimitTest {
  private static final Limit LEARNED = new Limit(8, 8, 5, 5);

  @Test
  void lasting_isWhatWasLearnedWhereChanceIsNothing() {
    assertThat(LEARNED.lastingStrength(reading(-2.5, 3, 0), false)).isCloseTo(0.5, within(1e-9));
    assertThat(LEARNED.lastingStrength(reading(2.5, 6, 0), true)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void lasting_isThatOfChanceWhereAllIsChance() {
    double three = 4.5 / Math.sqrt(3);
    double six = 4.5 / Math.sqrt(6);
    assertThat(LEARNED.lastingStrength(reading(-three, 3, 1), false)).isCloseTo(1, within(1e-9));
    assertThat(LEARNED.lastingStrength(reading(-six, 6, 1), false)).isCloseTo(1, within(1e-9));
  }

  @Test
  void lasting_isNoMoreThanWhatWasLearnedFromAsManyWindows() {
    Limit quiet = new Limit(3.5, 3.5, 2, 2);
    assertThat(quiet.lastingStrength(reading(2, 3, 0.9), true)).isCloseTo(1, within(1e-9));
    assertThat(quiet.lastingStrength(reading(2, 6, 0.5), true)).isLessThan(1);
  }

  private static Reading reading(double lasting, int windows, double chance) {
    return new Reading(Feature.REQUESTS, 100, 100, 0, lasting, 0, windows, chance);
  }
}
