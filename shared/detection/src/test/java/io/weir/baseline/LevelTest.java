package io.weir.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.feature.Feature;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LevelTest {
  private static final Duration WIDTH = Duration.ofMinutes(5);
  private static final Instant DAY = Instant.parse("2026-03-02T00:00:00Z");
  private static final int HOUR = 12;

  /** Where the morning has come to at six. */
  private static final double AT_SIX = morning(6 * HOUR);

  /** A night of 100 requests a window; from four on there are twice as many each hour. */
  private static double morning(int window) {
    return window < 4 * HOUR ? 100 : 100 * Math.pow(2, (window - 4.0 * HOUR) / HOUR);
  }

  @Test
  void firstMorning_isComparedWithItsLastThreeQuartersOfAnHour() {
    List<History> night = windows(DAY, 6 * HOUR);
    assertThat(partAtSix(DAY, night, AT_SIX)).isBetween(1.1, 1.5);
  }

  @Test
  void firstMorning_hidesNoSpikeThatLastsHalfAnHour() {
    List<History> night = windows(DAY, 6 * HOUR);
    for (int i = 6 * HOUR - 6; i < 6 * HOUR; i++) {
      Instant start = night.get(i).start();
      night.set(i, new History(start, Digests24.digest(3 * morning(i)), true));
    }
    assertThat(partAtSix(DAY, night, 3 * AT_SIX)).isGreaterThan(3);
  }

  @Test
  void laterMorning_isComparedWithItsLastTwoHours() {
    List<History> all = new ArrayList<>();
    for (int i = 0; i < 24 * HOUR; i++) {
      all.add(new History(DAY.plus(WIDTH.multipliedBy(i)), Digests24.digest(100), false));
    }
    Instant next = DAY.plus(Duration.ofDays(1));
    all.addAll(windows(next, 6 * HOUR));
    assertThat(partAtSix(next, all, AT_SIX)).isGreaterThan(1.8);
  }

  private static List<History> windows(Instant from, int count) {
    List<History> windows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant start = from.plus(WIDTH.multipliedBy(i));
      windows.add(new History(start, Digests24.digest(morning(i)), false));
    }
    return windows;
  }

  /** Returns how many times what is expected at six so many requests are. */
  private static double partAtSix(Instant day, List<History> before, double requests) {
    Profile profile = new ProfileFitter(ZoneOffset.UTC, WIDTH).fit(before);
    Instant six = day.plus(Duration.ofHours(6));
    Reading reading =
        Readings.of(profile, six, WIDTH, Digests24.digest(requests), before)
            .get(Feature.REQUESTS)
            .orElseThrow();
    return reading.ratio(1);
  }
}
