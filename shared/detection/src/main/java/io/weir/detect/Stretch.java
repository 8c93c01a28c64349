package io.weir.detect;

import io.weir.feature.Digest;
import io.weir.window.Dimension;
import io.weir.window.segment.Segment;
import io.weir.window.segment.SegmentKind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Some windows in a row, taken as one: what went to each segment, and who met with errors. Added up
 * when it is first asked for, as most windows give no reason to look. Not thread-safe.
 */
final class Stretch {
  private static final double MOST = 0.5;

  private final List<Digest> run;
  private final Map<SegmentKind, Map<String, Segment>> segments = new EnumMap<>(SegmentKind.class);

  /** Takes the windows as one. */
  Stretch(List<Digest> run) {
    this.run = run;
  }

  int windows() {
    return run.size();
  }

  /** Returns which part of all requests the segment is. */
  double share(Segment segment) {
    double requests = run.stream().mapToDouble(Digest::requests).sum();
    return of(segment).requests() / Math.max(1, requests);
  }

  /** Returns the segment over all windows; it must be in one of them. */
  Segment of(Segment segment) {
    return segments.computeIfAbsent(segment.kind(), this::added).get(segment.name());
  }

  private Map<String, Segment> added(SegmentKind kind) {
    Map<String, Segment> added = new HashMap<>();
    for (Digest digest : run) {
      for (Segment segment : digest.segments()) {
        if (segment.kind() == kind) {
          added.merge(segment.name(), segment, Segment::plus);
        }
      }
    }
    return added;
  }

  /** What one client is refused, or provokes, is its own trouble and no outage. */
  boolean isOfOneClient(Segment segment) {
    long failures = segment.serverErrors() + segment.clientErrors();
    return failures > 0 && mostErrorsOfOneClient() >= MOST * failures;
  }

  private long mostErrorsOfOneClient() {
    Map<String, Long> errors = new HashMap<>();
    for (Digest digest : run) {
      digest
          .heavy(Dimension.ERROR_CLIENT)
          .forEach((client, n) -> errors.merge(client, n, Long::sum));
    }
    return errors.values().stream().mapToLong(n -> n).max().orElse(0);
  }
}
