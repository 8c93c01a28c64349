package io.weir.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EverydayTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  /** Days that reach so far at some hour, and nearly nothing at the others. */
  private static Everyday days(double... greatest) {
    Everyday everyday = new Everyday();
    for (int day = 0; day < greatest.length; day++) {
      for (int hour = 0; hour < 24; hour++) {
        double value = hour == (day * 7) % 24 ? greatest[day] : 0.5;
        everyday.add(START.plusSeconds(86_400L * day + 3600L * hour), value);
      }
    }
    return everyday;
  }

  @Test
  void whatComesOnMostDays_isTheLimit() {
    assertThat(days(9, 8, 1, 9, 10, 8, 9).atLeast(5)).isBetween(9.0, 10.0);
  }

  @Test
  void whatComesOnHalfOfTheDays_isNews() {
    assertThat(days(9, 1, 9, 1, 9, 1, 9, 1).atLeast(5)).isEqualTo(5);
  }

  @Test
  void whatStaysBelowTheLimit_movesNothing() {
    assertThat(days(4, 4, 4, 4, 4, 4, 9).atLeast(5)).isEqualTo(5);
  }

  @Test
  void lessThanAWeek_saysNothing() {
    assertThat(days(9, 9, 9, 9, 9, 9).atLeast(5)).isEqualTo(5);
    assertThat(new Everyday().atLeast(5)).isEqualTo(5);
  }
}
