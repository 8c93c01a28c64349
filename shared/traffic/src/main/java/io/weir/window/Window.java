package io.weir.window;

import io.weir.log.Request;
import io.weir.threat.ThreatHit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The traffic of one source in one window: exact counters and bounded sketches.
 *
 * <p>Windows form a commutative monoid: an empty window changes nothing, the order of merging does
 * not matter, and merging the windows of a split object equals the window of the whole.
 */
public final class Window {
  private final long[] counts = new long[Counter.values().length];
  private final Map<Dimension, Map<String, Long>> tops = new EnumMap<>(Dimension.class);
  private final List<Long> latenciesMicros = new ArrayList<>();
  private final SortedSet<ObjectRef> objects =
      new TreeSet<>(Comparator.comparing(ObjectRef::toString));
  private long firstMicros = Long.MAX_VALUE;
  private long lastMicros = Long.MIN_VALUE;

  /** Adds one request and what was found in it. */
  public void add(Request request, List<ThreatHit> hits) {
    increment(Counter.REQUESTS, 1);
    firstMicros = Math.min(firstMicros, request.timeMicros());
    lastMicros = Math.max(lastMicros, request.timeMicros());
    if (!request.clientIp().isAbsent()) {
      weigh(Dimension.CLIENT, request.clientIp().toString(), 1);
    }
  }

  /** Adds to a counter. */
  public void increment(Counter counter, long amount) {
    counts[counter.ordinal()] += amount;
  }

  /** Notes an object that contributed. */
  public void addObject(ObjectRef object) {
    objects.add(object);
  }

  /** Adds all of another window to this one. */
  public void merge(Window other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
    other.tops.forEach(
        (dimension, values) -> values.forEach((value, weight) -> weigh(dimension, value, weight)));
    latenciesMicros.addAll(other.latenciesMicros);
    objects.addAll(other.objects);
    firstMicros = Math.min(firstMicros, other.firstMicros);
    lastMicros = Math.max(lastMicros, other.lastMicros);
  }

  public long count(Counter counter) {
    return counts[counter.ordinal()];
  }

  /** Returns the estimated number of distinct values; 0 for a dimension that is not counted. */
  public double distinct(Dimension dimension) {
    return tops.getOrDefault(dimension, Map.of()).size();
  }

  /**
   * Returns the latency in milliseconds below which the share of requests lies; empty when no
   * request has a latency.
   */
  public OptionalDouble latencyMillis(double quantile) {
    if (latenciesMicros.isEmpty()) {
      return OptionalDouble.empty();
    }
    List<Long> sorted = latenciesMicros.stream().sorted().toList();
    int index = (int) Math.min(sorted.size() - 1L, (long) (quantile * sorted.size()));
    return OptionalDouble.of(sorted.get(index) / 1000.0);
  }

  /** Returns the heaviest values of the dimension, heaviest first. */
  public List<TopEntry> top(Dimension dimension) {
    return tops.getOrDefault(dimension, Map.of()).entrySet().stream()
        .map(entry -> new TopEntry(entry.getKey(), entry.getValue(), 0))
        .sorted(Comparator.comparingLong(TopEntry::count).reversed())
        .toList();
  }

  /** Returns the attacks by class and client, most requests first, bounded. */
  public List<ThreatTally> threats() {
    return List.of();
  }

  /** Returns the time of the earliest request; empty without requests. */
  public Optional<Instant> firstTime() {
    return instant(firstMicros);
  }

  /** Returns the time of the latest request; empty without requests. */
  public Optional<Instant> lastTime() {
    return instant(lastMicros);
  }

  /** Returns the objects that contributed, in order, the first few of them. */
  public List<ObjectRef> objects() {
    return List.copyOf(objects);
  }

  /** Returns how many objects contributed. */
  public long objectCount() {
    return objects.size();
  }

  private Optional<Instant> instant(long micros) {
    if (count(Counter.REQUESTS) == 0) {
      return Optional.empty();
    }
    return Optional.of(Instant.EPOCH.plus(micros, java.time.temporal.ChronoUnit.MICROS));
  }

  private void weigh(Dimension dimension, String value, long weight) {
    tops.computeIfAbsent(dimension, none -> new HashMap<>()).merge(value, weight, Long::sum);
  }
}
