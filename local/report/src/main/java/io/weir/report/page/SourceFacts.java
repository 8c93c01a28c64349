package io.weir.report.page;

import io.weir.report.Places;
import io.weir.report.Report;
import io.weir.report.page.Stretches.Stretch;
import io.weir.window.Counter;
import io.weir.window.Dimension;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.NavigableMap;

/**
 * What is collected of one source for its part of the page. Each of its windows is looked at once,
 * in order of time, and not kept.
 */
final class SourceFacts {
  private final Report.Source source;
  private final ZoneId zone;
  private final Duration step;
  private final Expected expected;
  private final Window whole = new Window();
  private final Sums<WindowKey> windows = new Sums<>(key -> key);
  private final Sums<LocalDate> days;
  private final Sums<Long> points;
  private final Stretches stretches;
  private final Attackers attackers = new Attackers();
  private final Geography geography;
  private final TargetPeaks targetPeaks = new TargetPeaks();
  private final Regimes regimes = new Regimes();

  /**
   * @param step the distance of the points of its charts
   * @param stretches those whose numbers are asked for later
   */
  SourceFacts(
      Report.Source source,
      ZoneId zone,
      Places places,
      Duration step,
      Collection<Stretch> stretches) {
    this.source = source;
    this.zone = zone;
    this.step = step;
    this.expected = Expected.of(source.history(), zone, source.width());
    this.days = new Sums<>(key -> key.start().atZone(zone).toLocalDate());
    this.points = new Sums<>(key -> point(key.start()));
    this.stretches = new Stretches(stretches);
    this.geography = new Geography(places);
  }

  void add(WindowKey key, Window window) {
    whole.merge(window);
    windows.add(key, window);
    days.add(key, window);
    points.add(key, window);
    stretches.add(key, window);
    attackers.add(window);
    geography.add(window);
    targetPeaks.add(window);
    regimes.add(key, window);
  }

  Report.Source source() {
    return source;
  }

  String name() {
    return source.name();
  }

  ZoneId zone() {
    return zone;
  }

  /** Returns what is normal for it. */
  Expected expected() {
    return expected;
  }

  Duration width() {
    return source.width();
  }

  Instant start() {
    return source.windows().first().start();
  }

  Instant end() {
    return source.windows().last().end();
  }

  /** Returns all of its windows, merged. */
  Window whole() {
    return whole;
  }

  long requests() {
    return whole.count(Counter.REQUESTS);
  }

  /** Returns the numbers of each window. */
  NavigableMap<WindowKey, Numbers> windows() {
    return windows.all();
  }

  /** Returns the numbers of each day of its zone. */
  NavigableMap<LocalDate, Numbers> days() {
    return days.all();
  }

  /** Returns the distance of the points of its charts. */
  Duration step() {
    return step;
  }

  /** Returns which point of its charts the time falls into, counted from 1970. */
  long point(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), step.toSeconds());
  }

  /** Returns the numbers of the points of its charts that had a window. */
  NavigableMap<Long, Numbers> points() {
    return points.all();
  }

  /** Returns the numbers of one of the stretches that were to be collected. */
  Numbers during(Stretch stretch) {
    return stretches.of(stretch);
  }

  Attackers attackers() {
    return attackers;
  }

  Geography geography() {
    return geography;
  }

  TargetPeaks targetPeaks() {
    return targetPeaks;
  }

  Regimes regimes() {
    return regimes;
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
