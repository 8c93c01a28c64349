package io.weir.baseline;

import static io.weir.baseline.Digests24.expected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.weir.feature.Feature;
import io.weir.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProfileTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Duration WIDTH = Duration.ofMinutes(5);

  /** The days on which German clocks go forward and back. */
  @ParameterizedTest
  @ValueSource(strings = {"2026-03-29", "2026-10-25"})
  void changeOverDay_followsTheClockOfTheUsers(String day) {
    LocalDate date = LocalDate.parse(day);
    Instant start = date.minusDays(21).atStartOfDay(BERLIN).toInstant();
    Profile profile = fit(Digests24.days(start, 20, BERLIN, 1), BERLIN);
    for (int shift = -1; shift <= 1; shift++) {
      LocalDate near = date.plusDays(shift);
      assertThat(expected(profile, at(near, "08:30"))).isCloseTo(200, within(30.0));
      assertThat(expected(profile, at(near, "09:30"))).isCloseTo(2000, within(300.0));
      assertThat(expected(profile, at(near, "17:30"))).isCloseTo(2000, within(300.0));
      assertThat(expected(profile, at(near, "18:30"))).isCloseTo(200, within(30.0));
    }
    // The hour that is missing or comes twice is a night hour like any other.
    Instant change = at(date, "02:30");
    assertThat(expected(profile, change)).isCloseTo(200, within(30.0));
    assertThat(expected(profile, change.plusSeconds(3600))).isCloseTo(200, within(30.0));
  }

  @Test
  void changeOverDay_inUtcWouldBeAnHourOff() {
    LocalDate date = LocalDate.parse("2026-03-29");
    Instant start = date.minusDays(21).atStartOfDay(BERLIN).toInstant();
    Profile profile = fit(Digests24.days(start, 20, BERLIN, 1), ZoneId.of("UTC"));
    assertThat(expected(profile, at(date.plusDays(1), "09:15"))).isLessThan(1200);
  }

  @Test
  void timeThatIsAskedForAgain_isWhatItWas() {
    Instant start = Instant.parse("2026-03-02T00:00:00Z");
    Profile profile = fit(Digests24.days(start, 8, BERLIN, 1), BERLIN);
    Curve requests = profile.curves().get(Feature.REQUESTS);
    for (int i = 0; i < 5000; i++) {
      Instant time = start.plus(WIDTH.multipliedBy(i * 7L % 2500));
      assertThat(profile.center(Feature.REQUESTS, time))
          .isEqualTo(requests.center(io.weir.baseline.LocalTime.of(time, BERLIN)));
    }
  }

  @Test
  void spread_shrinksAsHistoryGrows() {
    Instant start = Instant.parse("2026-03-02T00:00:00Z");
    Instant later = start.plus(Duration.ofDays(40)).plus(Duration.ofHours(10));
    double before = Double.MAX_VALUE;
    for (int days : List.of(1, 3, 8, 28)) {
      Profile profile = fit(Digests24.days(start, days, ZoneId.of("UTC"), 2), ZoneId.of("UTC"));
      double spread = profile.spread(Feature.REQUESTS, later, 2000, 500);
      assertThat(spread).isLessThan(before);
      before = spread;
      assertThat(profile.windows()).isEqualTo(288 * days);
    }
    assertThat(before).isLessThan(0.12);
  }

  @Test
  void spread_isWiderForASmallWindow() {
    Instant start = Instant.parse("2026-03-02T00:00:00Z");
    Profile profile = fit(Digests24.days(start, 8, ZoneId.of("UTC"), 3), ZoneId.of("UTC"));
    Instant time = start.plus(Duration.ofHours(10));
    assertThat(profile.spread(Feature.SERVER_ERRORS, time, 20, 5))
        .isGreaterThan(2 * profile.spread(Feature.SERVER_ERRORS, time, 2000, 500));
  }

  @Test
  void json_isReadBack() {
    Instant start = Instant.parse("2026-03-02T00:00:00Z");
    Profile profile = fit(Digests24.days(start, 8, BERLIN, 4), BERLIN);
    String text = Json.write(out -> ProfileJson.write(out, profile));
    Profile read = ProfileJson.read(Json.object(text));
    for (int hour = 0; hour < 168; hour += 5) {
      Instant time = start.plus(Duration.ofHours(hour));
      assertThat(read.center(Feature.REQUESTS, time))
          .isCloseTo(profile.center(Feature.REQUESTS, time), within(1e-5));
    }
    assertThat(Json.write(out -> ProfileJson.write(out, read))).isEqualTo(text);
  }

  @Test
  void dailyJob_isLearnedAtItsMinute() {
    Instant start = Instant.parse("2026-03-02T00:00:00Z");
    List<History> windows =
        Digests24.days(start, 8, ZoneId.of("UTC"), 5).stream()
            .map(w -> isJob(w.start()) ? new History(w.start(), Digests24.digest(900), false) : w)
            .toList();
    Profile profile = fit(windows, ZoneId.of("UTC"));
    Instant job = start.plus(Duration.ofDays(9)).plus(Duration.ofMinutes(125));
    assertThat(expected(profile, job)).isCloseTo(900, within(150.0));
    assertThat(expected(profile, job.plusSeconds(900))).isCloseTo(200, within(30.0));
  }

  @Test
  void dailyJob_thatWasTakenForTroubleEveryDay_isLearnedAllTheSame() {
    Instant start = Instant.parse("2026-03-02T00:00:00Z");
    List<History> windows =
        Digests24.days(start, 8, ZoneId.of("UTC"), 5).stream()
            .map(w -> isJob(w.start()) ? new History(w.start(), Digests24.digest(900), true) : w)
            .toList();
    Instant job = start.plus(Duration.ofDays(9)).plus(Duration.ofMinutes(125));
    assertThat(expected(fit(windows, ZoneId.of("UTC")), job)).isCloseTo(900, within(150.0));
  }

  @Test
  void restOfAnHourWithADailyJob_isNotTheHigherForIt() {
    Instant start = Instant.parse("2026-03-02T00:00:00Z");
    SplittableRandom random = new SplittableRandom(9);
    List<History> windows =
        Digests24.days(start, 14, ZoneId.of("UTC"), 5).stream()
            .map(
                w -> {
                  double noise = Math.exp(0.2 * random.nextGaussian());
                  double job = isLongJob(w.start()) ? 900 : 0;
                  double requests = 200 * noise + job;
                  return new History(w.start(), Digests24.digest(requests), false);
                })
            .toList();
    Instant after = start.plus(Duration.ofDays(15)).plus(Duration.ofMinutes(150));
    assertThat(expected(fit(windows, ZoneId.of("UTC")), after)).isCloseTo(200, within(15.0));
  }

  /** From two to twenty-five past. */
  private static boolean isLongJob(Instant time) {
    long minute = time.getEpochSecond() % 86_400 / 60;
    return minute >= 120 && minute < 145;
  }

  @Test
  void surpriseOfSomeDays_isNotLearned() {
    Instant start = Instant.parse("2026-03-02T00:00:00Z");
    Instant half = start.plus(Duration.ofDays(4));
    List<History> windows =
        Digests24.days(start, 8, ZoneId.of("UTC"), 5).stream()
            .map(
                w ->
                    isJob(w.start()) && w.start().isBefore(half.plus(Duration.ofDays(1)))
                        ? new History(w.start(), Digests24.digest(900), false)
                        : w)
            .toList();
    Instant job = start.plus(Duration.ofDays(9)).plus(Duration.ofMinutes(125));
    assertThat(expected(fit(windows, ZoneId.of("UTC")), job)).isCloseTo(200, within(40.0));
  }

  private static boolean isJob(Instant time) {
    return time.getEpochSecond() % 86_400 == 125 * 60;
  }

  private static Profile fit(List<History> windows, ZoneId zone) {
    return new ProfileFitter(zone, WIDTH).fit(windows);
  }

  private static Instant at(LocalDate date, String time) {
    return date.atTime(LocalTime.parse(time)).atZone(BERLIN).toInstant();
  }
}
