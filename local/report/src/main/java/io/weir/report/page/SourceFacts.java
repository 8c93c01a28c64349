package io.weir.report.page;

import io.weir.report.Report;
import io.weir.window.Counter;
import io.weir.window.Dimension;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/**
 * One source with what was summed up of it.
 *
 * @param source its windows
 * @param whole all of them merged
 * @param expected what is normal for it
 * @param zone the time zone that its users live in
 */
record SourceFacts(Report.Source source, Window whole, Expected expected, ZoneId zone) {
  static SourceFacts of(Report.Source source, ZoneId zone) {
    Duration width = source.windows().firstKey().width();
    return new SourceFacts(
        source, merged(source.windows()), Expected.of(source.history(), zone, width), zone);
  }

  static Window merged(Map<WindowKey, Window> windows) {
    Window whole = new Window();
    windows.values().forEach(whole::merge);
    return whole;
  }

  String name() {
    return source.name();
  }

  Duration width() {
    return source.windows().firstKey().width();
  }

  Instant start() {
    return source.windows().firstKey().start();
  }

  Instant end() {
    return source.windows().lastKey().end();
  }

  long requests() {
    return whole.count(Counter.REQUESTS);
  }

  /** Returns the source's windows that begin in the half-open time. */
  Map<WindowKey, Window> between(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      return Map.of();
    }
    return source
        .windows()
        .subMap(WindowKey.of(name(), from, width()), WindowKey.of(name(), to, width()));
  }

  /** Returns the share of requests that the counter counted; NaN without requests. */
  static double share(Window window, Counter counter) {
    long requests = window.count(Counter.REQUESTS);
    return requests == 0 ? Double.NaN : (double) window.count(counter) / requests;
  }

  static double clients(Window window) {
    return Math.rint(window.distinct(Dimension.CLIENT));
  }
}
