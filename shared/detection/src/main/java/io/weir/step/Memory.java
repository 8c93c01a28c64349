package io.weir.step;

import io.weir.baseline.History;
import io.weir.baseline.Level;
import io.weir.feature.Digest;
import io.weir.feature.DigestCodec;
import io.weir.feature.Familiar;
import io.weir.store.WindowStore;
import io.weir.store.WindowSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A source's scored windows, read once for a run of scoring and kept up to date in it. */
final class Memory {
  private static final Duration FAMILIAR = Duration.ofHours(1);

  private final NavigableMap<Instant, History> windows = new TreeMap<>();

  private Memory() {}

  /** Reads the source's windows that start in {@code [from, to)}. */
  static Memory read(WindowStore store, String source, Instant from, Instant to) {
    Memory memory = new Memory();
    store.summaries(source, from, to).forEach(memory::add);
    return memory;
  }

  /** Reads what a source with a trained model needs to judge windows from the given time on. */
  static Memory readRecent(WindowStore store, String source, Instant time, Instant to) {
    Memory memory = new Memory();
    Instant familiarFrom = time.minus(FAMILIAR);
    for (WindowSummary summary : store.summaries(source, time.minus(Level.MEMORY), to)) {
      boolean familiar = !summary.key().start().isBefore(familiarFrom);
      memory.add(
          summary,
          familiar
              ? DigestCodec.read(summary.content())
              : DigestCodec.readFeatures(summary.content()));
    }
    return memory;
  }

  void add(WindowSummary summary) {
    add(summary, DigestCodec.read(summary.content()));
  }

  private void add(WindowSummary summary, Optional<Digest> content) {
    Instant start = summary.key().start();
    content.ifPresent(
        digest -> windows.put(start, new History(start, digest, summary.anomalous())));
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
