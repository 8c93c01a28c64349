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
    return windows.stream().mapToLong(Segment::requests).sum();
  }

  private static SegmentNorm norm(List<Segment> windows, double requests) {
    Segment sum = windows.stream().reduce(Segment::plus).orElseThrow();
    double[] latencies =
        windows.stream()
            .filter(s -> s.timed() >= TIMED)
            .mapToDouble(Segment::meanLatencyLog)
            .toArray();
    double middle = Robust.median(latencies);
    double of = Math.max(1, sum.requests());
    long[] errors = windows.stream().mapToLong(Segment::serverErrors).sorted().toArray();
    return new SegmentNorm(
        windows.size(),
        sum.requests() / Math.max(1, requests),
        sum.requests(),
        sum.clientErrors() / of,
        sum.denied() / of,
        sum.serverErrors() / of,
        errors.length < 2 ? 0 : errors[errors.length - 2],
        middle,
        latencies.length == 0 ? 0 : Robust.spread(latencies, middle));
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
