package io.weir.step;

import io.weir.log.Formats;
import io.weir.log.LogFormat;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How long after its end a window is judged, because its logs arrive late.
 *
 * @param evaluateAfter when a window is judged for the first time
 * @param keepOpen how long later data still changes the verdict; after that it is only counted
 */
public record Lateness(Map<LogFormat, Duration> evaluateAfter, Map<LogFormat, Duration> keepOpen) {
  private static final Duration LONG = Duration.ofMinutes(30);

  public Lateness {
    evaluateAfter = Map.copyOf(evaluateAfter);
    keepOpen = Map.copyOf(keepOpen);
    for (LogFormat format : Formats.all()) {
      if (!evaluateAfter.containsKey(format) || !keepOpen.containsKey(format)) {
        throw new IllegalArgumentException("no lateness for " + format.label());
      }
    }
  }

  /**
   * Returns what the vendors' delivery promises and observed delays suggest: a load balancer's
   * nodes deliver within about ten minutes, CloudFront usually within the hour and at most within a
   * day, the others by the hour.
   */
  public static Lateness defaults() {
    Map<LogFormat, Duration> evaluateAfter = new HashMap<>();
    Map<LogFormat, Duration> keepOpen = new HashMap<>();
    for (LogFormat format : Formats.all()) {
      evaluateAfter.put(format, Duration.ofMinutes(firstMinutes(format)));
      keepOpen.put(format, Duration.ofMinutes(lastMinutes(format)));
    }
    return new Lateness(evaluateAfter, keepOpen);
  }

  public Duration evaluateAfter(LogFormat format) {
    Duration known = evaluateAfter.get(format);
    return known == null ? Duration.ofMinutes(firstMinutes(format)) : known;
  }

  /** Returns whether a window waits so long that what is clear of it is told before. */
  public boolean isLong(LogFormat format) {
    return evaluateAfter(format).compareTo(LONG) >= 0;
  }

  public Duration keepOpen(LogFormat format) {
    Duration known = keepOpen.get(format);
    return known == null ? Duration.ofMinutes(lastMinutes(format)) : known;
  }

  private static long firstMinutes(LogFormat format) {
    return switch (format.delivery()) {
      case NODE_MINUTES, COPIED -> 10;
      case NODE_HOURLY -> 80;
      case UP_TO_A_DAY -> 90;
      case GROWING_HOURLY -> 75;
      case SINK_HOURS -> 4 * 60;
    };
  }

  private static long lastMinutes(LogFormat format) {
    return switch (format.delivery()) {
      // Three times what a queue waits with an object that failed: half an hour and a bit.
      case NODE_MINUTES, COPIED -> 2 * 60;
      case NODE_HOURLY, UP_TO_A_DAY, SINK_HOURS -> 26 * 60;
      case GROWING_HOURLY -> 50 * 60;
    };
  }
}
