package io.weir.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SilencesTest {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Duration WIDTH = Duration.ofMinutes(5);
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  /** Two thousand requests a window by day, two hundred at night; see {@link Digests24}. */
  @Test
  void silenceOfAnHour_isAHabitOnceItCameSevenTimes() {
    assertThat(silence(6, 12)).isZero();
    assertThat(silence(7, 12)).isCloseTo(12 * 2000, within(1500.0));
  }

  @Test
  void silencesAtNight_excuseNoneByDay() {
    assertThat(silence(8, 2)).isCloseTo(12 * 200, within(200.0));
  }

  @Test
  void silenceOfMoreThanADay_isNoHabit() {
    List<History> windows = new ArrayList<>(Digests24.days(START, 40, UTC, 7));
    windows.removeIf(w -> Duration.between(START, w.start()).toDays() % 3 > 0);
    assertThat(new ProfileFitter(UTC, WIDTH).fit(windows).customs().silence()).isZero();
  }

  @Test
  void silence_isKeptWithTheProfile() {
    Profile profile = new ProfileFitter(UTC, WIDTH).fit(without(8, 12));
    assertThat(ProfileCodec.read(ProfileCodec.write(profile)).customs().silence())
        .isCloseTo(profile.customs().silence(), within(1.0));
  }

  private static double silence(int days, int hour) {
    return new ProfileFitter(UTC, WIDTH).fit(without(days, hour)).customs().silence();
  }

  /** Returns nine days of windows without one hour of so many of the first days. */
  private static List<History> without(int days, int hour) {
    List<History> windows = new ArrayList<>(Digests24.days(START, 9, UTC, 7));
    windows.removeIf(
        w ->
            Duration.between(START, w.start()).toDays() < days
                && w.start().atZone(UTC).getHour() == hour);
    return windows;
  }
}
