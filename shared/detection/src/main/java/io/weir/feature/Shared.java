package io.weir.feature;

import io.weir.window.Counter;
import io.weir.window.Window;

/**
 * What many requests of a window share. Long polls, streams and retries at an idle timeout, which
 * last for {@value #LONG_SECONDS} seconds and more, are a population of their own and in no
 * quantile. A quantile is only believed with enough requests beyond it, so that no single one moves
 * it; NaN where there are fewer.
 */
final class Shared {
  static final int LONG_SECONDS = 20;

  private static final long LONG_MICROS = LONG_SECONDS * 1_000_000L;
  private static final double NEARLY_ALL = 0.95;
  private static final double REQUESTS_BEYOND = 4;
  private static final double FEW = 12;

  private Shared() {}

  static double latencyMillis(Window window, double quantile) {
    double timed = window.timedUnder(LONG_MICROS);
    boolean enough = timed >= FEW && timed * (1 - quantile) >= REQUESTS_BEYOND;
    return enough
        ? window.latencyMillisUnder(LONG_MICROS, quantile).orElse(Double.NaN)
        : Double.NaN;
  }

  static double typicalLatencyMillis(Window window) {
    return window.timedUnder(LONG_MICROS) >= FEW
        ? window.trimmedLatencyMillisUnder(LONG_MICROS, NEARLY_ALL).orElse(Double.NaN)
        : Double.NaN;
  }

  /** The part of the requests with a latency that took long. */
  static double longShare(Window window) {
    double timed = window.timedUnder(Long.MAX_VALUE);
    return timed >= FEW ? 1 - window.timedUnder(LONG_MICROS) / timed : Double.NaN;
  }

  static double typicalBytes(Window window) {
    boolean enough = window.count(Counter.REQUESTS) >= FEW;
    return enough ? window.trimmedSentBytes(NEARLY_ALL).orElse(Double.NaN) : Double.NaN;
  }
}
