package io.weir.step.score;

import io.weir.baseline.History;
import io.weir.baseline.Level;
import io.weir.baseline.Readings;
import io.weir.feature.Familiar;
import io.weir.step.Setback;
import io.weir.store.WindowStore;
import io.weir.store.WindowSummary;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A source's scored windows of one width, read for a turn of scoring and kept up to date in it. Of
 * most only the numbers are read; those just before a window that is judged are read whole.
 */
public final class Memory {
  private static final Duration FAMILIAR = Duration.ofHours(1);

  private final WindowStore store;
  private final String source;
  private final Duration width;
  private final Consumer<Setback> setbacks;
  private final NavigableMap<Instant, History> windows = new TreeMap<>();
  private final Set<Instant> whole = new HashSet<>();

  private Memory(WindowStore store, String source, Duration width, Consumer<Setback> setbacks) {
    this.store = store;
    this.source = source;
    this.width = width;
    this.setbacks = setbacks;
  }

  /**
   * Reads the source's windows of the width that start in {@code [from, to)}, whole. Windows of
   * another width are another history: an operator may change the width, and counts go with it.
   *
   * @param setbacks takes what cannot be read, which is left out
   */
  public static Memory read(
      WindowStore store,
      String source,
      Duration width,
      Instant from,
      Instant to,
      Consumer<Setback> setbacks) {
    Memory memory = new Memory(store, source, width, setbacks);
    memory.addWhole(store.summaries(source, from, to));
    return memory;
  }

  /** Reads what is needed to judge windows from the given time on. */
  static Memory readRecent(
      WindowStore store,
      String source,
      Duration width,
      Instant time,
      Instant to,
      Consumer<Setback> setbacks) {
    Memory memory = new Memory(store, source, width, setbacks);
    memory.addAll(store.briefSummaries(source, time.minus(Level.MEMORY), to));
    return memory;
  }

  private void addAll(List<WindowSummary> summaries) {
    for (WindowSummary summary : summaries) {
      WindowKey key = summary.key();
      if (key.width().equals(width)) {
        try {
          put(summary);
        } catch (IllegalArgumentException e) {
          String window = key.start().toString();
          setbacks.accept(Setback.of(Setback.Kind.SUMMARY_UNREADABLE, key.source(), window, e));
        }
      }
    }
  }

  private void addWhole(List<WindowSummary> summaries) {
    addAll(summaries);
    summaries.forEach(summary -> whole.add(summary.key().start()));
  }

  void add(WindowSummary summary) {
    put(summary);
    whole.add(summary.key().start());
  }

  private void put(WindowSummary summary) {
    Instant start = summary.key().start();
    summary
        .digest()
        .ifPresent(digest -> windows.put(start, new History(start, digest, summary.anomalous())));
  }

  /** Makes sure that the windows just before the time are there whole. */
  private void complete(Instant time) {
    Duration lasting = width.multipliedBy(Readings.LONGEST_RUN);
    Instant from = time.minus(lasting.compareTo(FAMILIAR) > 0 ? lasting : FAMILIAR);
    if (!whole.containsAll(windows.subMap(from, time).keySet())) {
      addWhole(store.summaries(source, from, time));
    }
  }

  /** Returns the window that starts at the time, if it was scored before. */
  Optional<History> at(Instant start) {
    return Optional.ofNullable(windows.get(start));
  }

  /** Returns the windows before the time, earliest first. */
  public List<History> before(Instant time) {
    return List.copyOf(windows.headMap(time).values());
  }

  /** Returns the windows of the last hours before the time, earliest first. */
  List<History> recent(Instant time) {
    complete(time);
    return List.copyOf(windows.subMap(time.minus(Level.MEMORY), time).values());
  }

  /** Adds what was among the heavy values in the hours before the time. */
  Familiar familiar(Instant time, Familiar known) {
    complete(time);
    windows
        .subMap(time.minus(FAMILIAR), time)
        .values()
        .forEach(window -> known.add(window.digest()));
    return known;
  }

  /** Returns the start of the first window. */
  Optional<Instant> first() {
    return windows.isEmpty() ? Optional.empty() : Optional.of(windows.firstKey());
  }

  /** Returns the start of the last window before the time. */
  Optional<Instant> lastBefore(Instant time) {
    return Optional.ofNullable(windows.lowerKey(time));
  }

  /** Returns whether a window that starts at or after the time was scored. */
  boolean reaches(Instant time) {
    return !windows.isEmpty() && !windows.lastKey().isBefore(time);
  }
}
