package io.weir.report;

import static java.util.Objects.requireNonNull;

import io.weir.baseline.History;
import io.weir.incident.Deploy;
import io.weir.incident.Incident;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What a report shows, but for the windows themselves: those are shown to it one by one.
 *
 * @param title what was looked at
 * @param zone the time zone whose days and weeks the traffic follows
 * @param prices what the traffic's cost is worked out with
 * @param reading what became of what was read
 * @param sources the traffic by source, in order of their names
 * @param incidents all incidents that people were alerted of, in order of opening
 * @param information what people were told without an alert: digests, a site's own language
 * @param places knows where clients are
 * @param deploys what was released meanwhile, as far as it was said
 */
public record Report(
    String title,
    ZoneId zone,
    Prices prices,
    Reading reading,
    List<Source> sources,
    List<Incident> incidents,
    List<Incident> information,
    Places places,
    List<Deploy> deploys) {
  public Report {
    requireNonNull(places, "places");
    requireNonNull(prices, "prices");
    requireNonNull(title, "title");
    requireNonNull(zone, "zone");
    requireNonNull(reading, "reading");
    sources = List.copyOf(sources);
    incidents = List.copyOf(incidents);
    information = List.copyOf(information);
    deploys = List.copyOf(deploys);
  }

  /** Creates one without information, and without places. */
  public Report(
      String title,
      ZoneId zone,
      Prices prices,
      Reading reading,
      List<Source> sources,
      List<Incident> incidents) {
    this(title, zone, prices, reading, sources, incidents, List.of(), Places.NONE, List.of());
  }

  /** Returns the report with what was released meanwhile. */
  public Report with(List<Deploy> released) {
    return new Report(
        title, zone, prices, reading, sources, incidents, information, places, released);
  }

  /**
   * One source's traffic and what was made of it.
   *
   * @param name the load balancer or distribution
   * @param format the format of its logs, as people see it
   * @param windows which windows it has, one at least
   * @param history the numbers of those that were scored, earliest first; heavy values and segments
   *     may be left out
   */
  public record Source(
      String name, String format, NavigableSet<WindowKey> windows, List<History> history) {
    public Source {
      requireNonNull(name, "name");
      requireNonNull(format, "format");
      windows = Collections.unmodifiableNavigableSet(new TreeSet<>(windows));
      history = List.copyOf(history);
    }

    /** Returns the length of a window. */
    public Duration width() {
      return windows.first().width();
    }
  }

  /** Returns how many windows there are in all. */
  public int windows() {
    return sources.stream().mapToInt(source -> source.windows().size()).sum();
  }
}
