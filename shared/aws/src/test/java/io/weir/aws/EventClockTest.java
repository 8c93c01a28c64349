package io.weir.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class EventClockTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final Instant EVENT = Instant.parse("2026-01-01T00:00:00Z");

  private final EventClock clock = new EventClock(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void instant_isThatOfTheEventWhileItIsHandled() throws IOException {
    assertThat(clock.instant()).isEqualTo(NOW);
    assertThat(clock.at(EVENT, clock::instant)).isEqualTo(EVENT);
    assertThat(clock.instant()).isEqualTo(NOW);
  }

  @Test
  void instant_isTheTimeOfDayAgainAfterAFailure() {
    assertThatThrownBy(
            () ->
                clock.at(
                    EVENT,
                    () -> {
                      throw new IOException("failed");
                    }))
        .isInstanceOf(IOException.class);
    assertThat(clock.instant()).isEqualTo(NOW);
  }
}
