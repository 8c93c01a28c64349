package io.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ChanceTest {
  /** By hand: two of two at 0.2 and half again for the few, which makes 0.7 each. */
  @Test
  void ofRefused_isTheUpperTailOfTheBinomialDistribution() {
    assertThat(Chance.ofRefused(2, 2, 0.1)).isCloseTo(0.49, within(1e-9));
    assertThat(Chance.ofRefused(1, 2, 0.1)).isCloseTo(0.91, within(1e-9));
    assertThat(Chance.ofRefused(0, 2, 0.1)).isCloseTo(1, within(1e-9));
  }

  @Test
  void ofRefused_ofManyIsSmallWhereMostAreRefusedAndOneWhereThatIsUsual() {
    assertThat(Chance.ofRefused(27, 27, 0.15)).isBetween(1e-13, 1e-9);
    assertThat(Chance.ofRefused(900, 1000, 0.1)).isLessThan(1e-100);
    assertThat(Chance.ofRefused(27, 27, 0.5)).isEqualTo(1);
  }

  /** By hand: one failure or more where one is expected, 1 - (2 / 3)^2. */
  @Test
  void ofAtLeast_isTheUpperTailOfTheNegativeBinomialDistribution() {
    assertThat(Chance.ofAtLeast(1, 1)).isCloseTo(5 / 9.0, within(1e-9));
  }
}
