package io.weir.report.page;

import io.weir.window.Window;
import io.weir.window.WindowKey;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The numbers of windows by where they belong, such as their day. Windows come in order of time, so
 * that those of one place come together, and no more than their sum is kept.
 */
final class Sums<P extends Comparable<? super P>> {
  private final Function<WindowKey, P> place;
  private final NavigableMap<P, Numbers> sums = new TreeMap<>();
  private Optional<P> current = Optional.empty();
  private Window sum = new Window();
  private boolean single;

  /**
   * @param place gives where a window belongs, in the order of the windows
   */
  Sums(Function<WindowKey, P> place) {
    this.place = place;
  }

  void add(WindowKey key, Window window) {
    Optional<P> next = Optional.of(place.apply(key));
    if (!next.equals(current)) {
      end();
      current = next;
      sum = window;
      single = true;
      return;
    }
    if (single) {
      // The first window belongs to others, and most places have no second.
      Window first = sum;
      sum = new Window();
      sum.merge(first);
      single = false;
    }
    sum.merge(window);
  }

  private void end() {
    current.ifPresent(last -> sums.put(last, Numbers.of(sum)));
  }

  /** Returns the numbers of all places that had a window, in order. */
  NavigableMap<P, Numbers> all() {
    end();
    return Collections.unmodifiableNavigableMap(sums);
  }
}
