package io.weir.report;

import static java.util.Objects.requireNonNull;

import io.weir.incident.Incident;
import java.time.Instant;
import java.util.List;

/**
 * What a report shows.
 *
 * @param title what was looked at
 * @param summary one line of totals: objects, lines, requests, rejected
 * @param sources the traffic by source
 * @param incidents all incidents that people were told of, in order of opening
 */
public record Report(
    String title, String summary, List<SourceSeries> sources, List<Incident> incidents) {
  public Report {
    requireNonNull(title, "title");
    requireNonNull(summary, "summary");
    sources = List.copyOf(sources);
    incidents = List.copyOf(incidents);
  }

  /**
   * The windows of one source, earliest first.
   *
   * @param source the load balancer or distribution
   * @param points one a window
   */
  public record SourceSeries(String source, List<Point> points) {
    public SourceSeries {
      requireNonNull(source, "source");
      points = List.copyOf(points);
    }
  }

  /**
   * One window as the charts need it; NaN where the window has no such value.
   *
   * @param start the start of the window
   * @param requests the number of requests
   * @param clients the estimated number of distinct clients
   * @param errorPercent the share of 5xx responses
   * @param p95Millis the 95th percentile of latency
   */
  public record Point(
      Instant start, double requests, double clients, double errorPercent, double p95Millis) {}
}
