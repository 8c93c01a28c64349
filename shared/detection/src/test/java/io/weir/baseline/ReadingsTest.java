package io.weir.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.weir.feature.Digest;
import io.weir.feature.Feature;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReadingsTest {
  private static final Duration WIDTH = Duration.ofMinutes(5);
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant NOW = START.plus(Duration.ofDays(8)).plus(Duration.ofHours(12));

  private static final Instant NIGHT = NOW.minus(Duration.ofHours(9));

  private final Profile profile =
      new ProfileFitter(UTC, WIDTH).fit(Digests24.days(START, 8, UTC, 7));

  @Test
  void lasting_isTheMeanOfTheWindowsInARow() {
    Reading reading = requests(Digests24.digest(2200), before(2200, 2000));
    Reading once = requests(Digests24.digest(2200), before(2000, 2000));
    assertThat(reading.lasting()).isGreaterThan(1.5 * once.lasting());
    assertThat(once.lasting()).isCloseTo(once.distance() / 3, within(0.5));
  }

  @Test
  void lasting_isNothingAfterAGap() {
    List<History> before = new ArrayList<>(before(2200, 2200));
    before.remove(before.size() - 1);
    assertThat(requests(Digests24.digest(2200), before).lasting()).isZero();
  }

  @Test
  void halfHour_isTheMeanOfSixWindows() {
    Reading small = halfHour(NIGHT, 180, 180, 180, 180, 180, 180);
    Reading alone = requests(NIGHT, Digests24.digest(180), before(NIGHT, 200, 200));
    assertThat(small.lasting()).isNegative().isCloseTo(alone.distance(), within(0.3));
    assertThat(small.observed()).isCloseTo(180, within(1.0));
    assertThat(small.excess()).isCloseTo(-120, within(40.0));
    assertThat(small.windows()).isEqualTo(6);
  }

  @Test
  void halfHour_isNothingWhereChanceIsNotMostOfIt() {
    assertThat(halfHour(NOW, 1800, 1800, 1800, 1800, 1800, 1800).lasting()).isZero();
  }

  @Test
  void halfHour_isNothingWhereItsHalvesDiffer() {
    assertThat(halfHour(NIGHT, 50, 50, 50, 200, 200, 200).lasting()).isZero();
    assertThat(halfHour(NIGHT, 200, 200, 200, 50, 50, 50).lasting()).isZero();
    assertThat(halfHour(NIGHT, 50, 50, 50, 250, 250, 250).lasting()).isZero();
    assertThat(halfHour(NIGHT, 50, 50, 50, 50, 50, 200).lasting()).isZero();
  }

  @Test
  void hour_isAnHourWhateverTheWidth() {
    assertThat(hour(WIDTH)).contains(12);
    assertThat(hour(Duration.ofMinutes(10))).contains(6);
    assertThat(hour(Duration.ofMinutes(20))).contains(3);
  }

  private Optional<Integer> hour(Duration width) {
    List<History> before = new ArrayList<>();
    for (int i = 12; i > 0; i--) {
      before.add(new History(NOW.minus(width.multipliedBy(i)), Digests24.digest(2000), false));
    }
    return Readings.hour(profile, NOW, width, Digests24.digest(2000), before)
        .map(Readings::windows);
  }

  @Test
  void chance_isMostOfWhatSmallWindowsStray() {
    Reading few = requests(NIGHT, Digests24.digest(200), List.of());
    Reading many = requests(Digests24.digest(2000), before(2000, 2000));
    assertThat(few.chance()).isGreaterThan(0.5).isLessThanOrEqualTo(1);
    assertThat(many.chance()).isLessThan(0.4);
  }

  @Test
  void drop_isJudgedByWhatWasToCome() {
    Reading drop = requests(Digests24.digest(20), before(2000, 2000));
    Reading rise = requests(Digests24.digest(200_000), before(2000, 2000));
    assertThat(-drop.distance()).isCloseTo(rise.distance(), within(0.05 * rise.distance()));
  }

  private Reading requests(Digest digest, List<History> before) {
    return requests(NOW, digest, before);
  }

  private Reading requests(Instant time, Digest digest, List<History> before) {
    return Readings.of(profile, time, WIDTH, digest, before).get(Feature.REQUESTS).orElseThrow();
  }

  /** Returns the reading of half an hour, the earliest window first. */
  private Reading halfHour(Instant time, double... requests) {
    double usual = Digests24.requests(time, UTC);
    List<History> before = before(time, usual, usual);
    int last = requests.length - 1;
    for (int i = 0; i < last; i++) {
      int at = before.size() - last + i;
      Instant start = before.get(at).start();
      before.set(at, new History(start, Digests24.digest(requests[i]), false));
    }
    return Readings.of(profile, time, WIDTH, Digests24.digest(requests[last]), before)
        .halfHour()
        .orElseThrow()
        .get(Feature.REQUESTS)
        .orElseThrow();
  }

  private static List<History> before(double last, double others) {
    return before(NOW, last, others);
  }

  /** Returns two hours of the number of requests, but for the last window. */
  private static List<History> before(Instant time, double last, double others) {
    List<History> before = new ArrayList<>();
    for (int i = 24; i > 0; i--) {
      double requests = i == 1 ? last : others;
      Instant start = time.minus(WIDTH.multipliedBy(i));
      before.add(new History(start, Digests24.digest(requests), false));
    }
    return before;
  }
}
