package io.weir.store.memory;

import io.weir.store.Found;
import io.weir.store.OwnPast;
import io.weir.store.PlacedPart;
import io.weir.store.RollUp;
import io.weir.store.WindowStore;
import io.weir.store.WindowSummary;
import io.weir.store.work.DirtyWindow;
import io.weir.store.work.DueSource;
import io.weir.store.work.SourceArrival;
import io.weir.window.ObjectRef;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Windows in memory, for local runs and tests. Safe for use by several threads. */
public final class InMemoryWindowStore implements WindowStore {
  private final Map<WindowKey, Map<ObjectRef, PlacedPart>> parts = new HashMap<>();
  private final Map<WindowKey, RollUp> rollUps = new HashMap<>();
  private final Map<String, NavigableMap<WindowKey, DirtyWindow>> dirty = new TreeMap<>();
  private final Map<WindowKey, Long> marks = new HashMap<>();
  private final Map<String, DueSource> sources = new TreeMap<>();
  private final Map<String, NavigableMap<WindowKey, WindowSummary>> summaries = new HashMap<>();

  private final Map<List<Object>, OwnPast> pasts = new HashMap<>();
  private long lastPlace;

  @Override
  public synchronized long putPart(WindowPart part, Instant delivered) {
    ObjectRef object = new ObjectRef(part.object().bucket(), part.object().key(), "");
    lastPlace++;
    parts
        .computeIfAbsent(part.key(), none -> new HashMap<>())
        .merge(object, new PlacedPart(part, delivered, lastPlace), PlacedPart::or);
    return lastPlace;
  }

  @Override
  public synchronized Found<PlacedPart> readParts(WindowKey key, long from) {
    return new Found<>(
        parts.getOrDefault(key, Map.of()).values().stream()
            .filter(part -> part.place() >= from)
            .toList(),
        List.of());
  }

  @Override
  public synchronized RollUp rollUp(WindowKey key) {
    return rollUps.getOrDefault(key, RollUp.empty(key, 0));
  }

  @Override
  public synchronized boolean putRollUp(RollUp rollUp) {
    boolean holds = rollUp(rollUp.key()).revision() == rollUp.revision() - 1;
    if (holds) {
      rollUps.put(rollUp.key(), rollUp);
    }
    return holds;
  }

  /** Returns every part, in order of window and object. */
  public synchronized List<WindowPart> allParts() {
    return parts.values().stream()
        .flatMap(ofWindow -> ofWindow.values().stream())
        .map(PlacedPart::part)
        .sorted(
            Comparator.comparing(WindowPart::key).thenComparing(part -> part.object().toString()))
        .toList();
  }

  @Override
  public synchronized void markDirty(WindowKey key, boolean urgent, long place) {
    NavigableMap<WindowKey, DirtyWindow> ofSource =
        dirty.computeIfAbsent(key.source(), none -> new TreeMap<>());
    // The count outlives the mark, so that an old mark never clears a newer one.
    long count = marks.merge(key, 1L, Long::sum);
    DirtyWindow mark = new DirtyWindow(key, count, urgent, place, 0, Instant.EPOCH);
    ofSource.merge(key, mark, InMemoryWindowStore::both);
  }

  private static DirtyWindow both(DirtyWindow before, DirtyWindow mark) {
    return new DirtyWindow(
        mark.key(),
        mark.marks(),
        mark.urgent() || before.urgent(),
        Math.min(mark.since(), before.since()),
        before.failures(),
        before.notBefore());
  }

  @Override
  public synchronized List<DirtyWindow> dirtyWindows(String source) {
    return List.copyOf(dirty.getOrDefault(source, new TreeMap<>()).values());
  }

  /** Returns the changed windows of all sources, earliest start first, at most the limit. */
  public synchronized List<DirtyWindow> dirtyWindows(int limit) {
    return dirty.values().stream()
        .flatMap(ofSource -> ofSource.values().stream())
        .sorted(Comparator.comparing(DirtyWindow::key))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void clearDirty(DirtyWindow mark) {
    if (isCurrent(mark)) {
      dirty.get(mark.key().source()).remove(mark.key());
    }
  }

  @Override
  public synchronized void noteLooked(DirtyWindow mark) {
    replace(
        mark,
        new DirtyWindow(
            mark.key(),
            mark.marks(),
            false,
            DirtyWindow.NOTHING_NEW,
            mark.failures(),
            mark.notBefore()));
  }

  @Override
  public synchronized void noteFailure(DirtyWindow mark, Instant again) {
    replace(
        mark,
        new DirtyWindow(
            mark.key(), mark.marks(), mark.urgent(), mark.since(), mark.failures() + 1, again));
  }

  private void replace(DirtyWindow mark, DirtyWindow by) {
    if (isCurrent(mark)) {
      dirty.get(mark.key().source()).put(mark.key(), by);
    }
  }

  private boolean isCurrent(DirtyWindow mark) {
    DirtyWindow stored = dirty.getOrDefault(mark.key().source(), new TreeMap<>()).get(mark.key());
    return stored != null && stored.marks() == mark.marks();
  }

  @Override
  public synchronized void noteArrival(SourceArrival arrival, Instant due) {
    DueSource before = sources.get(arrival.source());
    sources.put(
        arrival.source(),
        before == null
            ? new DueSource(arrival, due, 1)
            : new DueSource(
                later(before.arrival(), arrival),
                due.isBefore(before.due()) ? due : before.due(),
                before.stamp() + 1));
  }

  private static SourceArrival later(SourceArrival a, SourceArrival b) {
    return new SourceArrival(
        a.arrived().isAfter(b.arrived()) ? a.format() : b.format(),
        a.latest().start().isAfter(b.latest().start()) ? a.latest() : b.latest(),
        a.arrived().isAfter(b.arrived()) ? a.arrived() : b.arrived());
  }

  /** Returns nothing: in memory, objects are read as they come. */
  @Override
  public Optional<Instant> lastLateArrival() {
    return Optional.empty();
  }

  @Override
  public synchronized List<SourceArrival> sources() {
    return sources.values().stream().map(DueSource::arrival).toList();
  }

  @Override
  public synchronized List<DueSource> dueSources(Instant now) {
    return sources.values().stream().filter(source -> !source.due().isAfter(now)).toList();
  }

  @Override
  public synchronized Optional<DueSource> source(String source) {
    return Optional.ofNullable(sources.get(source));
  }

  @Override
  public synchronized void rest(DueSource source, Instant until) {
    DueSource stored = sources.get(source.source());
    if (stored != null && stored.stamp() == source.stamp()) {
      sources.put(source.source(), new DueSource(stored.arrival(), until, stored.stamp()));
    }
  }

  @Override
  public synchronized void putSummary(WindowSummary summary) {
    summaries
        .computeIfAbsent(summary.key().source(), none -> new TreeMap<>())
        .put(summary.key(), summary);
  }

  @Override
  public synchronized List<WindowSummary> summaries(String source, Instant from, Instant to) {
    NavigableMap<WindowKey, WindowSummary> all = summaries.getOrDefault(source, new TreeMap<>());
    return from.isBefore(to)
        ? List.copyOf(all.subMap(first(source, from), first(source, to)).values())
        : List.of();
  }

  @Override
  public synchronized List<WindowSummary> briefSummaries(String source, Instant from, Instant to) {
    return summaries(source, from, to).stream().map(WindowSummary::brief).toList();
  }

  @Override
  public synchronized Optional<OwnPast> ownPast(String source, Duration width) {
    return Optional.ofNullable(pasts.get(List.of(source, width)));
  }

  /** Keeps what the source's own past says. */
  synchronized void putOwnPast(OwnPast past) {
    pasts.put(List.of(past.source(), past.width()), past);
  }

  /** Forgets what the past of the window's source says. */
  synchronized void dropOwnPast(WindowKey key) {
    pasts.remove(List.of(key.source(), key.width()));
  }

  /** Returns the key that comes before those of all windows that start at or after the time. */
  private static WindowKey first(String source, Instant time) {
    Instant second = Instant.ofEpochSecond(time.plusNanos(999_999_999).getEpochSecond());
    return new WindowKey(source, second, Duration.ofSeconds(1));
  }

  /**
   * Drops the parts of windows that start before the time, as the time to live does in the cloud.
   */
  public synchronized void forgetPartsBefore(Instant time) {
    parts.keySet().removeIf(key -> key.start().isBefore(time));
  }

  /**
   * Drops the parts of windows that are not marked: nobody reads them again unless more comes.
   *
   * @param awaited tells of which windows more may come
   */
  public synchronized void forgetPartsOfDone(Predicate<WindowKey> awaited) {
    parts.keySet().removeIf(key -> !isMarked(key) && !awaited.test(key));
  }

  private boolean isMarked(WindowKey key) {
    return dirty.containsKey(key.source()) && dirty.get(key.source()).containsKey(key);
  }
}
