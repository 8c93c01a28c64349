package io.weir.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.report.page.Stretches.Stretch;
import io.weir.window.Counter;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Windows that are looked at once, one after the other, give what merging all of them gives. */
class SumsTest {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  @Test
  void windowsOfOnePlace_areSummedAndNotChanged() {
    Sums<Instant> hours = new Sums<>(key -> key.start().truncatedTo(ChronoUnit.HOURS));
    Window first = window(1);
    hours.add(key(0), first);
    hours.add(key(50), window(2));
    hours.add(key(60), window(4));
    hours.add(key(240), window(8));

    assertThat(hours.all()).hasSize(3);
    assertThat(hours.all().values()).extracting(Numbers::requests).containsExactly(3L, 4L, 8L);
    assertThat(first.count(Counter.REQUESTS)).isEqualTo(1);
  }

  @Test
  void stretchesThatOverlap_haveWhatBeginsInThem() {
    Stretch all = stretch(0, 60);
    Stretch middle = stretch(7, 20);
    Stretch none = stretch(20, 20);
    Stretch backwards = stretch(40, 20);
    Stretch later = stretch(500, 600);
    Stretches stretches = new Stretches(List.of(all, middle, none, backwards, later));
    for (int i = 0; i < 12; i++) {
      stretches.add(key(5 * i), window(1L << i));
    }

    Map<Stretch, Long> expected =
        Map.of(all, 4095L, middle, 2L + 4 + 8, none, 0L, backwards, 0L, later, 0L);
    expected.forEach(
        (stretch, requests) -> assertThat(stretches.of(stretch).requests()).isEqualTo(requests));
  }

  private static Stretch stretch(int from, int to) {
    return Stretch.of(at(from), at(to), WindowKey.DEFAULT_WIDTH);
  }

  private static Instant at(int minute) {
    return START.plus(minute, ChronoUnit.MINUTES);
  }

  private static WindowKey key(int minute) {
    return WindowKey.of("shop", at(minute), WindowKey.DEFAULT_WIDTH);
  }

  private static Window window(long requests) {
    Window window = new Window();
    window.increment(Counter.REQUESTS, requests);
    return window;
  }
}
