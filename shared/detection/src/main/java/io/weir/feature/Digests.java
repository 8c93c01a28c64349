package io.weir.feature;

import io.weir.window.Dimension;
import io.weir.window.TopEntry;
import io.weir.window.Window;
import io.weir.window.segment.Segment;
import io.weir.window.segment.SegmentKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes digests of windows. */
public final class Digests {
  private static final int MAX_VALUE_CHARS = 160;
  private static final int BUSY = 36;
  private static final int FAILING = 12;

  private Digests() {}

  /**
   * Returns the digest of the window of that length; what is new in it is judged by what is
   * familiar.
   */
  public static Digest of(Window window, Duration width, Familiar familiar) {
    FeatureVector features = FeatureVector.of(feature -> feature.of(window, width, familiar));
    Map<Dimension, Map<String, Long>> heavy = new EnumMap<>(Dimension.class);
    for (Dimension dimension : Dimension.values()) {
      Map<String, Long> values = heaviest(window, dimension);
      if (!values.isEmpty()) {
        heavy.put(dimension, values);
      }
    }
    List<Segment> segments = new ArrayList<>();
    for (SegmentKind kind : SegmentKind.values()) {
      segments.addAll(kept(window.segments(kind)));
    }
    return new Digest(features, window.objectCount(), heavy, segments);
  }

  /** The busiest, and of the others those that fail most. */
  private static List<Segment> kept(List<Segment> segments) {
    List<Segment> kept = new ArrayList<>(segments.subList(0, Math.min(BUSY, segments.size())));
    segments.stream()
        .skip(BUSY)
        .filter(segment -> segment.clientErrors() + segment.serverErrors() > 0)
        .sorted(
            Comparator.comparingLong((Segment s) -> s.clientErrors() + s.serverErrors())
                .reversed()
                .thenComparing(Segment::name))
        .limit(FAILING)
        .forEach(kept::add);
    return kept;
  }

  static Map<String, Long> heaviest(Window window, Dimension dimension) {
    // Equal counts are put in the order of their text, so that the same window has one digest.
    List<TopEntry> entries =
        window.top(dimension).stream()
            .sorted(
                Comparator.comparingLong(TopEntry::count).reversed().thenComparing(TopEntry::value))
            .limit(kept(dimension))
            .toList();
    Map<String, Long> values = new LinkedHashMap<>();
    for (TopEntry entry : entries) {
      values.merge(shortened(entry.value()), entry.count(), Long::sum);
    }
    return values;
  }

  private static int kept(Dimension dimension) {
    return switch (dimension) {
      case CLIENT, PATH, TARGET -> 24;
      case HOST, USER_AGENT -> 12;
      default -> 8;
    };
  }

  private static String shortened(String value) {
    return value.length() <= MAX_VALUE_CHARS ? value : value.substring(0, MAX_VALUE_CHARS) + "…";
  }
}
