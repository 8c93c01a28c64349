package io.weir.report.page;

import io.weir.report.IncidentGroup;
import io.weir.report.Reading;
import io.weir.report.Report;
import io.weir.report.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All that the page's template puts in place. What came from a log has no control characters left
 * and is escaped by the template; {@code data} is JSON that ends no script element.
 *
 * @param title what was looked at
 * @param period from when to when
 * @param verdict one sentence
 * @param mood how the verdict sounds: {@code bad}, {@code fair}, {@code fine} or {@code unknown}
 * @param tiles the numbers of the first screen
 * @param urgent the incidents that need someone now, the first few
 * @param moreUrgent how many more of them there are
 * @param incidents all of them
 * @param left incidents that are not on the page, as there are too many
 * @param information what was told without an alert
 * @param sources the traffic
 * @param unread what was not read, and why
 * @param data what the charts draw
 */
public record Page(
    String title,
    String period,
    String verdict,
    String mood,
    List<Tile> tiles,
    List<IncidentView> urgent,
    int moreUrgent,
    List<IncidentView> incidents,
    int left,
    Panel information,
    List<SourceView> sources,
    Panel unread,
    String data) {
  private static final int MAX_TITLE_CHARS = 200;
  private static final int SHOWN_URGENT = 4;
  private static final int SHOWN_UNREAD = 50;
  private static final int MAX_REASON_CHARS = 400;

  public Page {
    tiles = List.copyOf(tiles);
    urgent = List.copyOf(urgent);
    incidents = List.copyOf(incidents);
    sources = List.copyOf(sources);
  }

  /**
   * Returns the page.
   *
   * @param groups those of the verdict that fit
   * @param facts what was collected of the report's sources, in their order
   */
  static Page of(
      Report report, Verdict verdict, List<IncidentGroup> groups, List<SourceFacts> facts)
      throws IOException {
    IncidentViews views = new IncidentViews(facts, report.zone());
    List<IncidentView> incidents = groups.stream().map(views::of).toList();
    List<SourceView> sources = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      sources.add(SourceViews.of(facts.get(i), i, report.prices()));
    }
    return new Page(
        Shown.cut(report.title(), MAX_TITLE_CHARS),
        period(facts, report),
        verdict.sentence(),
        mood(verdict),
        Tiles.of(facts),
        incidents.stream().limit(Math.min(SHOWN_URGENT, verdict.urgent())).toList(),
        Math.max(0, verdict.urgent() - SHOWN_URGENT),
        incidents,
        verdict.groups().size() - groups.size(),
        Digests.panel(report),
        sources,
        unread(report, facts),
        Series.json(facts, groups, report.zone()));
  }

  private static String mood(Verdict verdict) {
    if (verdict.urgent() > 0) {
      return "bad";
    }
    if (verdict.judged() == 0) {
      return "unknown";
    }
    return verdict.groups().isEmpty() ? "fine" : "fair";
  }

  private static String period(List<SourceFacts> facts, Report report) {
    if (facts.isEmpty()) {
      return "";
    }
    Instant from = facts.stream().map(SourceFacts::start).min(Instant::compareTo).orElseThrow();
    Instant to = facts.stream().map(SourceFacts::end).max(Instant::compareTo).orElseThrow();
    return Shown.minute(from, report.zone())
        + " to "
        + Shown.minute(to, report.zone())
        + ", times of "
        + Shown.zone(report.zone());
  }

  private static Duration length(List<SourceFacts> facts) {
    return facts.stream()
        .map(source -> Duration.between(source.start(), source.end()))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private static Panel unread(Report report, List<SourceFacts> facts) {
    Reading reading = report.reading();
    List<List<Table.Cell>> lines = new ArrayList<>();
    lines.add(row("became requests", reading.accepted()));
    lines.add(row("refused", reading.rejected()));
    reading.rejects().forEach((why, count) -> lines.add(row("· " + why, count)));
    lines.add(row("passed over", reading.skipped()));
    List<List<Table.Cell>> objects = new ArrayList<>();
    for (Map.Entry<String, Long> why : reading.passedOver().entrySet()) {
      objects.add(row("passed over: " + why.getKey(), why.getValue()));
    }
    List<List<Table.Cell>> lacks = new ArrayList<>();
    reading.lacks().forEach(sentence -> lacks.add(List.of(Table.Cell.of(sentence))));
    List<List<Table.Cell>> failures = new ArrayList<>();
    for (String failure : reading.unread().stream().limit(SHOWN_UNREAD).toList()) {
      failures.add(List.of(Table.Cell.of(Shown.cut(failure, MAX_REASON_CHARS))));
    }
    int more = reading.unread().size() - failures.size();
    return Panel.of(
        "What was read, and what was not",
        "Every line is counted once: as a request, refused, or passed over.",
        new Table("Lines", List.of("What became of them", "Lines"), lines),
        new Table("Objects that are no access log", List.of("Why", "Objects"), objects),
        new Table("What these logs cannot show", List.of("Of which format"), lacks),
        LogStorage.table(reading, length(facts), report.prices()),
        new Table(
            "Not read at all" + (more > 0 ? ", and " + more + " more" : ""),
            List.of("Which and why"),
            failures));
  }

  private static List<Table.Cell> row(String name, long count) {
    return List.of(Table.Cell.of(name), Table.Cell.of(Shown.digits(count)));
  }
}
