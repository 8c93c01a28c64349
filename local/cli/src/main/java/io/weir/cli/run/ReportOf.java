package io.weir.cli.run;

import io.weir.incident.Incident;
import io.weir.report.Report;
import io.weir.window.Counter;
import io.weir.window.Dimension;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Draws a report from windows and incidents. */
public final class ReportOf {
  private ReportOf() {}

  /** Returns the report; the windows are in order. */
  public static Report windows(
      String title, String summary, Map<WindowKey, Window> windows, List<Incident> incidents) {
    Map<String, List<Report.Point>> bySource = new TreeMap<>();
    windows.forEach(
        (key, window) ->
            bySource
                .computeIfAbsent(key.source(), none -> new ArrayList<>())
                .add(point(key, window)));
    List<Report.SourceSeries> series = new ArrayList<>();
    bySource.forEach((source, points) -> series.add(new Report.SourceSeries(source, points)));
    return new Report(title, summary, series, incidents);
  }

  private static Report.Point point(WindowKey key, Window window) {
    long requests = window.count(Counter.REQUESTS);
    double errorPercent =
        requests == 0 ? Double.NaN : 100.0 * window.count(Counter.STATUS_5XX) / requests;
    return new Report.Point(
        key.start(),
        requests,
        Math.rint(window.distinct(Dimension.CLIENT)),
        errorPercent,
        window.latencyMillis(0.95).orElse(Double.NaN));
  }
}
