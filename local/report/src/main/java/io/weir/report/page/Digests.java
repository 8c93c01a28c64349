package io.weir.report.page;

import io.weir.finding.Evidence;
import io.weir.finding.FindingType;
import io.weir.incident.Deploy;
import io.weir.incident.FalseAlarms;
import io.weir.incident.Incident;
import io.weir.report.Report;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What was told as information: each day's probes and oddities, and what is a site's own. */
final class Digests {
  private static final int MAX_ROWS = 60;
  private static final int MAX_TEXT_CHARS = 400;
  private static final int MAX_SOURCE_CHARS = 120;

  /** A digest's day begins at midnight; noon of it is the same date in a window that is cut. */
  private static final Duration NOON = Duration.ofHours(12);

  private Digests() {}

  static Panel panel(Report report) {
    List<Incident> information = report.information();
    ZoneId zone = report.zone();
    List<List<Table.Cell>> rows = new ArrayList<>();
    information.stream()
        .sorted(Comparator.comparing(Incident::opened).reversed())
        .limit(MAX_ROWS)
        .forEach(incident -> rows.add(row(incident, zone)));
    int more = information.size() - rows.size();
    return Panel.of(
        "Day by day",
        "Probes that were no reason for an alert, what was odd for a moment, and what is this"
            + " site's own language. Nothing is to be done; it is here so that nothing is hidden."
            + (more > 0 ? " " + more + " more stand in digests.jsonl." : ""),
        new Table("The latest first", List.of("Day", "Source", "What", "Most"), rows),
        answers(report.incidents(), zone),
        deploys(report.deploys(), zone));
  }

  private static Table deploys(List<Deploy> deploys, ZoneId zone) {
    return new Table(
        "Releases",
        List.of("From", "Until", "What", "Sources"),
        deploys.stream()
            .sorted(Comparator.comparing(Deploy::from).reversed())
            .limit(MAX_ROWS)
            .map(
                deploy ->
                    List.of(
                        Table.Cell.of(Shown.minute(deploy.from(), zone)),
                        Table.Cell.of(Shown.minute(deploy.until(), zone)),
                        Table.Cell.of(Shown.cut(deploy.what(), MAX_TEXT_CHARS)),
                        Table.Cell.of(Shown.cut(deploy.source(), MAX_SOURCE_CHARS))))
            .toList());
  }

  private static Table answers(List<Incident> alerts, ZoneId zone) {
    List<List<Table.Cell>> rows = new ArrayList<>();
    for (FalseAlarms.Row row : FalseAlarms.of(alerts, zone)) {
      rows.add(
          List.of(
              Table.Cell.of(row.week().toString()),
              Table.Cell.of(row.rule().isEmpty() ? row.kind() : row.kind() + ", " + row.rule()),
              Table.Cell.of(Shown.digits(row.alerts())),
              Table.Cell.of(Shown.digits(row.falseAlarms())),
              Table.Cell.of(Shown.digits(row.expected()))));
    }
    return new Table(
        "What people said of alerts",
        List.of("Week", "Kind and rule", "Alerts", "False alarms", "Expected"),
        rows.stream().limit(MAX_ROWS).toList());
  }

  private static List<Table.Cell> row(Incident incident, ZoneId zone) {
    boolean digest = incident.type() == FindingType.DAILY_DIGEST;
    String day =
        Shown.minute(digest ? incident.opened().plus(NOON) : incident.opened(), zone)
            .substring(0, digest ? 10 : 16);
    String lines =
        incident.evidence().stream().map(Digests::line).collect(Collectors.joining("; "));
    return List.of(
        Table.Cell.of(day),
        Table.Cell.of(Shown.cut(incident.source(), MAX_SOURCE_CHARS)),
        Table.Cell.of(Shown.cut(incident.explanation(), MAX_TEXT_CHARS)),
        Table.Cell.of(Shown.cut(lines, MAX_TEXT_CHARS)));
  }

  private static String line(Evidence line) {
    return line.label() + ": " + Shown.number(line.observed(), line.unit());
  }
}
