package io.weir.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TimesTest {
  private static final int SLOTS = 288;
  private static final LocalTime[] WEEK =
      IntStream.range(0, 7 * SLOTS)
          .mapToObj(i -> Instant.parse("2026-03-02T00:01:00Z").plusSeconds(300L * i))
          .map(time -> LocalTime.of(time, ZoneOffset.UTC))
          .toArray(LocalTime[]::new);
  private static final int[] ALL = IntStream.range(0, WEEK.length).toArray();

  @Test
  void between_isThatOfTheTime() {
    Times times = new Times(WEEK, ALL, SLOTS);
    double[] hours = IntStream.range(0, 24).mapToDouble(Math::sin).toArray();
    double[] cells = IntStream.range(0, 168).mapToDouble(Math::cos).toArray();
    for (int i : ALL) {
      assertThat(times.betweenHours(i, hours)).isEqualTo(WEEK[i].between(hours));
      assertThat(times.betweenCells(i, cells)).isEqualTo(WEEK[i].between(cells));
    }
  }

  @Test
  void trouble_standsInThePartsOfTheDayAndNowhereElse() {
    int[] normal = Arrays.stream(ALL).filter(i -> i >= SLOTS).toArray();
    Times times = new Times(WEEK, normal, SLOTS);
    double[] values = Arrays.stream(ALL).mapToDouble(i -> i).toArray();
    assertThat(times.ofSlot(3, values)).startsWith(3, SLOTS + 3).hasSize(7);
    assertThat(times.ofHour(0, values)).startsWith(SLOTS, SLOTS + 1).hasSize(6 * 12);
    assertThat(times.ofDay(0, values)).isEmpty();
    assertThat(times.ofCell(24, values)).startsWith(SLOTS, SLOTS + 1).hasSize(12);
    assertThat(times.normal(values)).startsWith(SLOTS).hasSize(6 * SLOTS);
  }

  @Test
  void unknownValues_areLeftOut() {
    Times times = new Times(WEEK, ALL, SLOTS);
    double[] values = Arrays.stream(ALL).mapToDouble(i -> i).toArray();
    values[SLOTS + 3] = Double.NaN;
    assertThat(times.ofSlot(3, values)).startsWith(3, 2 * SLOTS + 3).hasSize(6);
  }
}
