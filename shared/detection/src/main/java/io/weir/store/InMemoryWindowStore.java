package io.weir.store;

import io.weir.window.ObjectRef;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Windows in memory, for local runs and tests. Safe for use by several threads. */
public final class InMemoryWindowStore implements WindowStore {
  private final Map<WindowKey, Map<ObjectRef, WindowPart>> parts = new HashMap<>();
  private final NavigableMap<WindowKey, Long> dirty = new TreeMap<>();
  private final Map<WindowKey, Long> marks = new HashMap<>();
  private final Map<String, SourceArrival> arrivals = new TreeMap<>();
  private final Map<String, NavigableMap<Instant, WindowSummary>> summaries = new HashMap<>();

  @Override
  public synchronized void putPart(WindowPart part) {
    parts.computeIfAbsent(part.key(), none -> new HashMap<>()).put(part.object(), part);
  }

  @Override
  public synchronized List<WindowPart> parts(WindowKey key) {
    return List.copyOf(parts.getOrDefault(key, Map.of()).values());
  }

  @Override
  public synchronized void markDirty(WindowKey key) {
    // The count outlives the mark, so that an old mark never clears a newer one.
    dirty.put(key, marks.merge(key, 1L, Long::sum));
  }

  @Override
  public synchronized List<DirtyWindow> dirtyWindows(int limit) {
    return dirty.entrySet().stream()
        .limit(limit)
        .map(entry -> new DirtyWindow(entry.getKey(), entry.getValue()))
        .toList();
  }

  @Override
  public synchronized void clearDirty(DirtyWindow mark) {
    dirty.remove(mark.key(), mark.marks());
  }

  @Override
  public synchronized void noteArrival(SourceArrival arrival) {
    arrivals.merge(arrival.source(), arrival, InMemoryWindowStore::later);
  }

  private static SourceArrival later(SourceArrival a, SourceArrival b) {
    return new SourceArrival(
        a.arrived().isAfter(b.arrived()) ? a.format() : b.format(),
        a.latest().start().isAfter(b.latest().start()) ? a.latest() : b.latest(),
        a.arrived().isAfter(b.arrived()) ? a.arrived() : b.arrived());
  }

  @Override
  public synchronized List<SourceArrival> sources() {
    return List.copyOf(arrivals.values());
  }

  @Override
  public synchronized void putSummary(WindowSummary summary) {
    summaries
        .computeIfAbsent(summary.key().source(), none -> new TreeMap<>())
        .put(summary.key().start(), summary);
  }

  @Override
  public synchronized List<WindowSummary> summaries(String source, Instant from, Instant to) {
    NavigableMap<Instant, WindowSummary> all = summaries.getOrDefault(source, new TreeMap<>());
    return from.isBefore(to) ? new ArrayList<>(all.subMap(from, to).values()) : List.of();
  }

  /**
   * Drops the parts of windows that start before the time, as the time to live does in the cloud.
   */
  public synchronized void forgetPartsBefore(Instant time) {
    parts.keySet().removeIf(key -> key.start().isBefore(time));
  }
}
