package io.weir.feature;

import io.weir.window.Counter;
import io.weir.window.Dimension;
import io.weir.window.TopEntry;
import io.weir.window.Window;
import java.time.Duration;
import java.util.List;

/** Counts of a window in proportion to its requests; NaN without requests. */
final class Ratios {
  /** Thousandths in a whole, for microseconds to milliseconds. */
  static final double MILLI = 1000;

  /** How many clients are a handful that may act as one. */
  static final int BUSIEST = 24;

  private static final double HANDFULS = 2;

  private Ratios() {}

  static double share(Window window, Counter counter) {
    return perRequest(window, counter);
  }

  static double perRequest(Window window, Counter counter) {
    long requests = window.count(Counter.REQUESTS);
    return requests == 0 ? Double.NaN : (double) window.count(counter) / requests;
  }

  static double rejected(Window window) {
    long rejected = window.count(Counter.REJECTED_LINES);
    long lines = rejected + window.count(Counter.REQUESTS);
    return lines == 0 ? Double.NaN : (double) rejected / lines;
  }

  static double requestsPerClient(Window window) {
    double clients = window.distinct(Dimension.CLIENT);
    return clients < 1 ? Double.NaN : window.count(Counter.REQUESTS) / clients;
  }

  static double coverage(Window window, Duration width) {
    if (window.firstTime().isEmpty() || window.lastTime().isEmpty()) {
      return Double.NaN;
    }
    Duration covered = Duration.between(window.firstTime().get(), window.lastTime().get());
    return Math.min(1, (double) covered.toMillis() / width.toMillis());
  }

  /** Of what a cache could answer, the part that it had to fetch. */
  static double cacheMisses(Window window) {
    long misses = window.count(Counter.CACHE_MISS);
    long hits = window.count(Counter.CACHE_HIT);
    return hits + misses == 0 ? Double.NaN : (double) misses / (hits + misses);
  }

  /** The part of the requests that the busiest clients make together; NaN if few make any. */
  static double busiestShare(Window window) {
    long requests = window.count(Counter.REQUESTS);
    if (requests == 0 || window.distinct(Dimension.CLIENT) < HANDFULS * BUSIEST) {
      return Double.NaN;
    }
    List<TopEntry> clients = window.top(Dimension.CLIENT);
    long busiest = 0;
    for (int i = 0; i < Math.min(BUSIEST, clients.size()); i++) {
      busiest += clients.get(i).count() - clients.get(i).error();
    }
    return (double) busiest / requests;
  }

  static double topShare(Window window, Dimension dimension) {
    List<TopEntry> top = window.top(dimension);
    long requests = window.count(Counter.REQUESTS);
    if (requests == 0 || top.isEmpty()) {
      return Double.NaN;
    }
    // What the sketch may have counted too many is left out: a flood of values must not look big.
    return (double) (top.get(0).count() - top.get(0).error()) / requests;
  }
}
