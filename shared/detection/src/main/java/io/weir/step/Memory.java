package io.weir.step;

import io.weir.baseline.History;
import io.weir.baseline.Level;
import io.weir.feature.Digest;
import io.weir.feature.Familiar;
import io.weir.store.WindowStore;
import io.weir.store.WindowSummary;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A source's scored windows, read once for a run of scoring and kept up to date in it. */
final class Memory {
  private static final Duration FAMILIAR = Duration.ofHours(1);

  private final NavigableMap<Instant, History> windows = new TreeMap<>();

  private Memory() {}

  /**
   * Reads the source's windows of the width that start in {@code [from, to)}. Windows of another
   * width are another history: an operator may change the width, and counts go with it.
   *
   * @param setbacks takes what cannot be read, which is left out
   */
  static Memory read(
      WindowStore store,
      String source,
      Duration width,
      Instant from,
      Instant to,
      Consumer<Setback> setbacks) {
    Memory memory = new Memory();
    memory.addAll(store.summaries(source, from, to), width, from, setbacks);
    return memory;
  }

  /** Reads what a source with a trained model needs to judge windows from the given time on. */
  static Memory readRecent(
      WindowStore store,
      String source,
      Duration width,
      Instant time,
      Instant to,
      Consumer<Setback> setbacks) {
    Memory memory = new Memory();
    List<WindowSummary> recent = store.summaries(source, time.minus(Level.MEMORY), to);
    memory.addAll(recent, width, time.minus(FAMILIAR), setbacks);
    return memory;
  }

  /** Adds the summaries; of those before the time only the features, which takes less time. */
  private void addAll(
      List<WindowSummary> summaries,
      Duration width,
      Instant wholeFrom,
      Consumer<Setback> setbacks) {
    for (WindowSummary summary : summaries) {
      WindowKey key = summary.key();
      if (!key.width().equals(width)) {
        continue;
      }
      try {
        boolean whole = !key.start().isBefore(wholeFrom);
        add(summary, whole ? summary.digest() : summary.features());
      } catch (IllegalArgumentException e) {
        String window = key.start().toString();
        setbacks.accept(Setback.of(Setback.Kind.SUMMARY_UNREADABLE, key.source(), window, e));
      }
    }
  }

  void add(WindowSummary summary) {
    add(summary, summary.digest());
  }

  private void add(WindowSummary summary, Optional<Digest> content) {
    Instant start = summary.key().start();
    content.ifPresent(
        digest -> windows.put(start, new History(start, digest, summary.anomalous())));
  }

  /** Returns the window that starts at the time, if it was scored before. */
  Optional<History> at(Instant start) {
    return Optional.ofNullable(windows.get(start));
  }

  /** Returns the windows before the time, earliest first. */
  List<History> before(Instant time) {
    return List.copyOf(windows.headMap(time).values());
  }

  /** Returns the windows of the last hours before the time, earliest first. */
  List<History> recent(Instant time) {
    return List.copyOf(windows.subMap(time.minus(Level.MEMORY), time).values());
  }

  /** Adds what was among the heavy values in the hours before the time. */
  Familiar familiar(Instant time, Familiar known) {
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
