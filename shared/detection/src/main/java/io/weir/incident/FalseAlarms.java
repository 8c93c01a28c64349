package io.weir.incident;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How often people said of alerts that they were none: how well Weir does where it is at work, by
 * week, kind and rule.
 */
public final class FalseAlarms {
  private FalseAlarms() {}

  /**
   * What was said of the alerts of a kind in a week.
   *
   * @param week the Monday
   * @param kind the label of the type
   * @param rule the surest rule of attacks; empty for anything else
   * @param alerts how many incidents people were alerted of
   * @param falseAlarms how many of them were called false alarms
   * @param expected how many were called expected
   */
  public record Row(
      LocalDate week, String kind, String rule, int alerts, int falseAlarms, int expected) {
    Row and(Row other) {
      return new Row(
          week,
          kind,
          rule,
          alerts + other.alerts,
          falseAlarms + other.falseAlarms,
          expected + other.expected);
    }
  }

  /** Returns what was last said of the incident and not taken back. */
  public static Optional<AnswerKind> verdict(Incident incident) {
    Optional<AnswerKind> verdict = Optional.empty();
    for (Incident.Said said : incident.answers()) {
      if (said.kind() == AnswerKind.UNDO) {
        verdict = Optional.empty();
      } else if (said.kind().teaches()) {
        verdict = Optional.of(said.kind());
      }
    }
    return verdict;
  }

  /**
   * Returns a row for each week, kind and rule of which anything was said, the latest week first.
   *
   * @param zone whose weeks
   */
  public static List<Row> of(List<Incident> incidents, ZoneId zone) {
    Map<String, Row> rows = new TreeMap<>();
    for (Incident incident : incidents) {
      if (incident.isAlert()) {
        Row row = row(incident, zone);
        rows.merge(row.week() + " " + row.kind() + " " + row.rule(), row, Row::and);
      }
    }
    return rows.values().stream()
        .filter(row -> row.falseAlarms() + row.expected() > 0)
        .sorted(
            java.util.Comparator.comparing(Row::week)
                .reversed()
                .thenComparing(Row::kind)
                .thenComparing(Row::rule))
        .toList();
  }

  private static Row row(Incident incident, ZoneId zone) {
    LocalDate week =
        incident
            .opened()
            .atZone(zone)
            .toLocalDate()
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    Optional<AnswerKind> verdict = verdict(incident);
    return new Row(
        week,
        incident.type().label(),
        Concern.of(incident).rule(),
        1,
        verdict.filter(AnswerKind.FALSE_ALARM::equals).isPresent() ? 1 : 0,
        verdict.filter(AnswerKind.EXPECTED::equals).isPresent() ? 1 : 0);
  }
}
