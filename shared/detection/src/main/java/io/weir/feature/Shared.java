package io.weir.feature;

import io.weir.window.Counter;
import io.weir.window.Window;

/**
 * What many requests of a window share. A quantile is only believed with enough requests beyond it,
 * so that no single one moves it; NaN where there are fewer.
 */
final class Shared {
  private static final double NEARLY_ALL = 0.95;
  private static final double REQUESTS_BEYOND = 4;
  private static final double FEW = 12;

  private Shared() {}

  static double latencyMillis(Window window, double quantile) {
    double timed = window.count(Counter.LATENCY_REQUESTS);
    boolean enough = timed >= FEW && timed * (1 - quantile) >= REQUESTS_BEYOND;
    return enough ? window.latencyMillis(quantile).orElse(Double.NaN) : Double.NaN;
  }

  static double typicalLatencyMillis(Window window) {
    boolean enough = window.count(Counter.LATENCY_REQUESTS) >= FEW;
    return enough ? window.trimmedLatencyMillis(NEARLY_ALL).orElse(Double.NaN) : Double.NaN;
  }

  static double typicalBytes(Window window) {
    boolean enough = window.count(Counter.REQUESTS) >= FEW;
    return enough ? window.trimmedSentBytes(NEARLY_ALL).orElse(Double.NaN) : Double.NaN;
  }
}
