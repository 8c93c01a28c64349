package io.weir.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RegularsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** Came at two at night by the clocks of Berlin, which was one o'clock by UTC. */
  private final Regulars regulars = new Regulars(Map.of("sync/2", Set.of(4)), Map.of());

  @Test
  void visitor_isKnownAtItsTimeOfTheDay() {
    assertThat(isKnown("2026-03-20T01:00:00Z")).isTrue();
    assertThat(isKnown("2026-03-20T01:40:00Z")).isTrue();
    assertThat(isKnown("2026-03-20T00:10:00Z")).isFalse();
    assertThat(isKnown("2026-03-20T02:10:00Z")).isFalse();
  }

  @Test
  void visitor_isKnownByEitherClockInTheWeekAfterClocksChange() {
    assertThat(isKnown("2026-03-29T01:00:00Z")).isTrue();
    assertThat(isKnown("2026-03-30T01:00:00Z")).isTrue();
    assertThat(isKnown("2026-03-30T00:00:00Z")).isTrue();
    assertThat(isKnown("2026-03-30T02:10:00Z")).isFalse();
    assertThat(isKnown("2026-04-06T01:00:00Z")).isFalse();
  }

  private boolean isKnown(String time) {
    return regulars.isVisitor("sync/2", Instant.parse(time), BERLIN);
  }
}
