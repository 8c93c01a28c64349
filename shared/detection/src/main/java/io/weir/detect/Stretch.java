package io.weir.detect;

import io.weir.feature.Digest;
import io.weir.window.Dimension;
import io.weir.window.segment.Segment;
import io.weir.window.segment.SegmentKind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Some windows in a row, taken as one: what went to each segment, and who met with errors. */
final class Stretch {
  private static final double MOST = 0.5;

  private final int windows;
  private final Map<SegmentKind, Map<String, Segment>> segments = new EnumMap<>(SegmentKind.class);
  private final double requests;
  private final long mostErrorsOfOneClient;

  /** Takes the windows as one. */
  Stretch(List<Digest> run) {
    this.windows = run.size();
    this.requests = run.stream().mapToDouble(Digest::requests).sum();
    Map<String, Long> errors = new HashMap<>();
    for (Digest digest : run) {
      for (Segment segment : digest.segments()) {
        segments
            .computeIfAbsent(segment.kind(), none -> new HashMap<>())
            .merge(segment.name(), segment, Segment::plus);
      }
      digest
          .heavy(Dimension.ERROR_CLIENT)
          .forEach((client, n) -> errors.merge(client, n, Long::sum));
    }
    this.mostErrorsOfOneClient = errors.values().stream().mapToLong(n -> n).max().orElse(0);
  }

  int windows() {
    return windows;
  }

  /** Returns which part of all requests the segment is. */
  double share(Segment segment) {
    return of(segment).requests() / Math.max(1, requests);
  }

  /** Returns the segment over all windows; it must be in one of them. */
  Segment of(Segment segment) {
    return segments.get(segment.kind()).get(segment.name());
  }

  /** What one client is refused, or provokes, is its own trouble and no outage. */
  boolean isOfOneClient(Segment segment) {
    long failures = segment.serverErrors() + segment.clientErrors();
    return failures > 0 && mostErrorsOfOneClient >= MOST * failures;
  }
}
