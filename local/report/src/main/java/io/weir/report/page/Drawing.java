package io.weir.report.page;

import io.weir.report.IncidentGroup;
import io.weir.report.Report;
import io.weir.report.Verdict;
import io.weir.report.page.Stretches.Stretch;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A page that is being drawn. Each window of the report is shown to it once, in order of time, and
 * what the page needs of it is collected; the windows themselves are not kept.
 */
public final class Drawing {
  private static final int MAX_GROUPS = 120;

  private final Report report;
  private final Verdict verdict;
  private final List<IncidentGroup> groups;
  private final Map<String, SourceFacts> sources = new LinkedHashMap<>();

  /** Begins the page of the report. */
  public Drawing(Report report) {
    this.report = report;
    this.verdict = Verdict.of(report);
    this.groups = verdict.groups().stream().limit(MAX_GROUPS).toList();
    report.sources().forEach(source -> sources.put(source.name(), facts(source)));
  }

  private SourceFacts facts(Report.Source source) {
    Duration step = source.width().multipliedBy(Series.merged(report.windows()));
    List<Stretch> stretches =
        groups.stream()
            .map(IncidentGroup::first)
            .filter(incident -> incident.source().equals(source.name()))
            .flatMap(incident -> IncidentViews.stretches(incident, source.width()).stream())
            .toList();
    return new SourceFacts(source, report.zone(), report.places(), step, stretches);
  }

  /**
   * Takes what the page needs of a window.
   *
   * @throws IllegalArgumentException if the report has no such source
   */
  public void add(WindowKey key, Window window) {
    SourceFacts facts = sources.get(key.source());
    if (facts == null) {
      throw new IllegalArgumentException("a window of no source of the report: " + key);
    }
    facts.add(key, window);
  }

  /** Returns the page, once all windows were added. */
  public Page page() throws IOException {
    return Page.of(report, verdict, groups, List.copyOf(sources.values()));
  }
}
