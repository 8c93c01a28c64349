package io.weir.cli.run;

import io.weir.baseline.History;
import io.weir.feature.DigestCodec;
import io.weir.incident.Incident;
import io.weir.report.Places;
import io.weir.report.Prices;
import io.weir.report.Reading;
import io.weir.report.Report;
import io.weir.store.WindowStore;
import io.weir.store.WindowSummary;
import io.weir.window.WindowKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Makes a report of windows, what was learned of them, and incidents. */
public final class ReportOf {
  private ReportOf() {}

  /**
   * Returns the report.
   *
   * @param format gives the format of a source, as people see it
   * @param scored holds the summaries of the windows that were scored
   * @param incidents all, told or not
   * @param places knows where clients are
   */
  public static Report windows(
      String title,
      ZoneId zone,
      Reading reading,
      Set<WindowKey> windows,
      Function<String, String> format,
      WindowStore scored,
      List<Incident> incidents,
      Places places) {
    Map<String, NavigableSet<WindowKey>> bySource = new TreeMap<>();
    for (WindowKey key : windows) {
      bySource.computeIfAbsent(key.source(), none -> new TreeSet<>()).add(key);
    }
    List<Report.Source> sources = new ArrayList<>();
    bySource.forEach(
        (source, own) -> {
          Instant from = own.first().start();
          Instant until = own.last().end();
          List<History> history = history(scored.briefSummaries(source, from, until));
          sources.add(new Report.Source(source, format.apply(source), own, history));
        });
    return new Report(
        title,
        zone,
        Prices.listed(),
        reading,
        sources,
        ResultFiles.told(incidents),
        ResultFiles.information(incidents),
        places,
        List.of());
  }

  private static List<History> history(List<WindowSummary> summaries) {
    List<History> history = new ArrayList<>();
    for (WindowSummary summary : summaries) {
      DigestCodec.read(summary.content())
          .ifPresent(
              digest ->
                  history.add(new History(summary.key().start(), digest, summary.anomalous())));
    }
    return history;
  }
}
