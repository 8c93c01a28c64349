package io.weir.report.page;

import io.weir.report.Prices;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws sources. */
final class SourceViews {
  private static final int MAX_NAME_CHARS = 120;
  private static final int MAX_DAYS = 100;

  private SourceViews() {}

  static SourceView of(SourceFacts facts, int index, Prices prices) {
    String period =
        Shown.minute(facts.start(), facts.zone())
            + " to "
            + Shown.minute(facts.end(), facts.zone())
            + " "
            + Shown.zone(facts.zone());
    return new SourceView(
        Shown.cut(facts.name(), MAX_NAME_CHARS),
        facts.source().format(),
        index,
        period,
        days(facts),
        panels(facts, prices));
  }

  /** A log beside the access log has no requests to speak of. */
  private static List<Panel> panels(SourceFacts facts, Prices prices) {
    if (!facts.whole().signals().isEmpty()) {
      return List.of(SignalPanel.of(facts));
    }
    List<Panel> panels = new ArrayList<>(TrafficPanels.of(facts));
    panels.add(facts.regimes().panel(facts));
    panels.addAll(CapacityPanels.of(facts));
    panels.addAll(CostPanels.of(facts, prices));
    panels.removeIf(Panel::isEmpty);
    return panels;
  }

  private static Table days(SourceFacts facts) {
    Map<LocalDate, Numbers> days = facts.days();
    List<List<Table.Cell>> rows = new ArrayList<>();
    days.entrySet().stream()
        .skip(Math.max(0, days.size() - MAX_DAYS))
        .forEach(day -> rows.add(row(day.getKey(), day.getValue())));
    return new Table(
        "Day by day",
        List.of("Day", "Requests", "4xx", "5xx", "p50", "p95", "p99", "Clients", "Sent"),
        rows);
  }

  private static List<Table.Cell> row(LocalDate day, Numbers numbers) {
    return List.of(
        Table.Cell.of(day.toString()),
        Table.Cell.of(Shown.digits(numbers.requests())),
        Table.Cell.of(Shown.percent(numbers.clientErrorShare())),
        Table.Cell.of(Shown.percent(numbers.serverErrorShare())),
        Table.Cell.of(Shown.millis(numbers.p50())),
        Table.Cell.of(Shown.millis(numbers.p95())),
        Table.Cell.of(Shown.millis(numbers.p99())),
        Table.Cell.of(Shown.digits(numbers.wholeClients())),
        Table.Cell.of(Shown.bytes(numbers.sentBytes())));
  }
}
