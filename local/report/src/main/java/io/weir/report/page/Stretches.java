package io.weir.report.page;

import io.weir.window.Window;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The numbers of some stretches of time, which may overlap. Windows come in order of time, so that
 * only the sums of those stretches are kept that have begun and not ended.
 */
final class Stretches {
  private final Set<Stretch> stretches;
  private final Map<Stretch, Window> open = new HashMap<>();
  private final Map<Stretch, Numbers> numbers = new HashMap<>();

  /** The windows that begin in the half-open time. */
  record Stretch(Instant from, Instant to) {
    /** Returns the stretch whose ends are those of windows. */
    static Stretch of(Instant from, Instant to, Duration width) {
      return new Stretch(start(from, width), start(to, width));
    }

    private static Instant start(Instant time, Duration width) {
      return WindowKey.of("any", time, width).start();
    }

    boolean holds(Instant start) {
      return !start.isBefore(from) && start.isBefore(to);
    }
  }

  Stretches(Collection<Stretch> stretches) {
    this.stretches = Set.copyOf(stretches);
  }

  void add(WindowKey key, Window window) {
    closeBefore(key.start());
    for (Stretch stretch : stretches) {
      if (stretch.holds(key.start())) {
        open.computeIfAbsent(stretch, none -> new Window()).merge(window);
      }
    }
  }

  private void closeBefore(Instant time) {
    open.entrySet()
        .removeIf(
            each -> {
              boolean over = !each.getKey().to().isAfter(time);
              if (over) {
                numbers.put(each.getKey(), Numbers.of(each.getValue()));
              }
              return over;
            });
  }

  /** Returns the numbers of one of the stretches, once all windows have come. */
  Numbers of(Stretch stretch) {
    closeBefore(Instant.MAX);
    return numbers.computeIfAbsent(stretch, none -> Numbers.of(new Window()));
  }
}
