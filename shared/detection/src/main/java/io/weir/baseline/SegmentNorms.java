package io.weir.baseline;

import io.weir.window.segment.Segment;
import io.weir.window.segment.SegmentKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What is normal for the busier segments of a source, and for all of its traffic together. */
public final class SegmentNorms {
  private static final int KEPT = 64;

  /** Less than this of a segment says little of its latency in a window. */
  private static final int TIMED = 5;

  private final Map<SegmentKind, Map<String, SegmentNorm>> norms;
  private final double serverErrorRate;

  SegmentNorms(Map<SegmentKind, Map<String, SegmentNorm>> norms, double serverErrorRate) {
    this.norms = new EnumMap<>(SegmentKind.class);
    this.norms.putAll(norms);
    this.serverErrorRate = serverErrorRate;
  }

  static SegmentNorms none() {
    return new SegmentNorms(Map.of(), 0);
  }

  /** Learns from normal windows. */
  static SegmentNorms fit(List<History> windows) {
    Map<SegmentKind, Map<String, List<Segment>>> seen = new EnumMap<>(SegmentKind.class);
    double requests = 0;
    for (History window : windows) {
      requests += window.digest().requests();
      for (Segment segment : window.digest().segments()) {
        seen.computeIfAbsent(segment.kind(), none -> new HashMap<>())
            .computeIfAbsent(segment.name(), none -> new ArrayList<>())
            .add(segment);
      }
    }
    Map<SegmentKind, Map<String, SegmentNorm>> norms = new EnumMap<>(SegmentKind.class);
    double errors = 0;
    double counted = 0;
    for (Map.Entry<SegmentKind, Map<String, List<Segment>>> kind : seen.entrySet()) {
      Map<String, SegmentNorm> kept = new LinkedHashMap<>();
      for (String name : busiest(kind.getValue())) {
        kept.put(name, norm(kind.getValue().get(name), requests));
      }
      norms.put(kind.getKey(), kept);
    }
    for (SegmentNorm norm : norms.getOrDefault(SegmentKind.PATH, Map.of()).values()) {
      errors += norm.serverErrorRate() * norm.requests();
      counted += norm.requests();
    }
    return new SegmentNorms(norms, errors / Math.max(1, counted));
  }

  /** Returns what is normal for the segment; what was never seen fails as all traffic does. */
  public SegmentNorm of(Segment segment) {
    return of(segment.kind(), segment.name()).orElseGet(() -> SegmentNorm.unseen(serverErrorRate));
  }

  private static List<String> busiest(Map<String, List<Segment>> byName) {
    // Weeks of windows are summed once each, and not for every comparison.
    Map<String, Long> requests = new HashMap<>();
    byName.forEach((name, windows) -> requests.put(name, requests(windows)));
    return requests.entrySet().stream()
        .sorted(
            Comparator.comparingLong((Map.Entry<String, Long> e) -> -e.getValue())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(KEPT)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static long requests(List<Segment> windows) {
    return sum(windows, Segment::requests);
  }

  private static long sum(List<Segment> windows, ToLongFunction<Segment> count) {
    long sum = 0;
    for (Segment window : windows) {
      sum += count.applyAsLong(window);
    }
    return sum;
  }

  private static SegmentNorm norm(List<Segment> windows, double requests) {
    double[] latencies =
        windows.stream()
            .filter(s -> s.timed() >= TIMED)
            .mapToDouble(Segment::meanLatencyLog)
            .toArray();
    double middle = Robust.median(latencies);
    long own = requests(windows);
    double of = Math.max(1, own);
    return new SegmentNorm(
        windows.size(),
        own / Math.max(1, requests),
        own,
        sum(windows, Segment::clientErrors) / of,
        sum(windows, Segment::denied) / of,
        sum(windows, Segment::serverErrors) / of,
        secondMost(windows),
        middle,
        latencies.length == 0 ? 0 : Robust.spread(latencies, middle));
  }

  /** Returns the second most 5xx of any window; 0 if there is but one. */
  private static long secondMost(List<Segment> windows) {
    long most = 0;
    long second = 0;
    for (Segment window : windows) {
      long errors = window.serverErrors();
      second = Math.max(second, Math.min(most, errors));
      most = Math.max(most, errors);
    }
    return second;
  }

  /** Returns what is normal for the segment; empty if it was not among the busier ones. */
  public Optional<SegmentNorm> of(SegmentKind kind, String name) {
    return Optional.ofNullable(norms.getOrDefault(kind, Map.of()).get(name));
  }

  /** Returns the share of all requests that were answered 5xx. */
  public double serverErrorRate() {
    return serverErrorRate;
  }

  Map<SegmentKind, Map<String, SegmentNorm>> all() {
    return norms;
  }
}
