package io.weir.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TrailTest {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  @Test
  void with_sameWindowTwiceChangesNothing() {
    Trail trail = Trail.of(key(0)).with(key(2));
    assertThat(trail.with(key(2))).isEqualTo(trail);
    assertThat(trail.count()).isEqualTo(2);
    assertThat(trail.first()).isEqualTo(key(0).start());
    assertThat(trail.end()).isEqualTo(key(2).end());
  }

  @Test
  void with_orderDoesNotMatter() {
    Trail forward = Trail.of(key(1)).with(key(4)).with(key(9));
    Trail backward = Trail.of(key(9)).with(key(1)).with(key(4));
    assertThat(backward).isEqualTo(forward).hasSameHashCodeAs(forward);
  }

  @Test
  void without_firstWindowMovesTheStart() {
    Trail trail = Trail.of(key(0)).with(key(3)).without(key(0));
    assertThat(trail).isEqualTo(Trail.of(key(3)));
    assertThat(trail.without(key(0))).isEqualTo(trail);
    assertThat(trail.without(key(3)).count()).isZero();
  }

  @Test
  void parse_readsWhatWasWritten() {
    Trail trail = Trail.of(key(0)).with(key(3)).with(key(70));
    assertThat(Trail.parse(trail.toString())).isEqualTo(trail);
    assertThatThrownBy(() -> Trail.parse("12")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void holds_countsWithinARun() {
    Trail sparse = Trail.of(key(0)).with(key(3)).with(key(6));
    assertThat(sparse.holds(2, 3)).isFalse();
    assertThat(sparse.with(key(5)).holds(2, 3)).isTrue();
    assertThat(sparse.holds(1, 1)).isTrue();
  }

  @Test
  void runs_areApartByALongerGap() {
    Trail trail = Trail.of(key(0)).with(key(6)).with(key(13)).with(key(14)).with(key(40));
    Duration halfAnHour = Duration.ofMinutes(30);
    assertThat(trail.runs(START, halfAnHour)).isEqualTo(3);
    assertThat(trail.runs(key(14).start(), halfAnHour)).isEqualTo(2);
    assertThat(trail.runs(key(14).start().plusSeconds(1), halfAnHour)).isEqualTo(1);
    assertThat(trail.runs(key(41).start(), halfAnHour)).isZero();
    assertThat(trail.runs(START, key(13).start(), halfAnHour)).isEqualTo(1);
    assertThat(trail.runs(START, START, halfAnHour)).isZero();
  }

  @Test
  void with_veryLongIncidentStaysBounded() {
    Trail trail = Trail.of(key(0));
    for (int i = 1; i < 20_000; i += 7) {
      trail = trail.with(key(i));
    }
    assertThat(trail.toString().length()).isLessThan(2100);
    assertThat(trail.end()).isAfter(key(19_990).start());
  }

  private static WindowKey key(int index) {
    return new WindowKey("a", START.plusSeconds(300L * index), WindowKey.DEFAULT_WIDTH);
  }
}
