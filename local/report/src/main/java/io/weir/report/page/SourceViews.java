package io.weir.report.page;

import io.weir.report.Places;
import io.weir.report.Prices;
import io.weir.window.Counter;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Draws sources. */
final class SourceViews {
  private static final int MAX_NAME_CHARS = 120;
  private static final int MAX_DAYS = 100;

  private SourceViews() {}

  static SourceView of(SourceFacts facts, int index, Prices prices, Places places) {
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
        panels(facts, prices, places));
  }

  /** A log beside the access log has no requests to speak of. */
  private static List<Panel> panels(SourceFacts facts, Prices prices, Places places) {
    if (!facts.whole().signals().isEmpty()) {
      return List.of(SignalPanel.of(facts));
    }
    List<Panel> panels = new ArrayList<>(TrafficPanels.of(facts, places));
    panels.add(Regimes.panel(facts));
    panels.addAll(CapacityPanels.of(facts));
    panels.addAll(CostPanels.of(facts, prices));
    panels.removeIf(Panel::isEmpty);
    return panels;
  }

  private static Table days(SourceFacts facts) {
    Map<LocalDate, Window> days = new TreeMap<>();
    for (Map.Entry<WindowKey, Window> entry : facts.source().windows().entrySet()) {
      LocalDate day = entry.getKey().start().atZone(facts.zone()).toLocalDate();
      days.computeIfAbsent(day, none -> new Window()).merge(entry.getValue());
    }
    List<List<Table.Cell>> rows = new ArrayList<>();
    days.entrySet().stream()
        .skip(Math.max(0, days.size() - MAX_DAYS))
        .forEach(day -> rows.add(row(day.getKey(), day.getValue())));
    return new Table(
        "Day by day",
        List.of("Day", "Requests", "4xx", "5xx", "p50", "p95", "p99", "Clients", "Sent"),
        rows);
  }

  private static List<Table.Cell> row(LocalDate day, Window window) {
    return List.of(
        Table.Cell.of(day.toString()),
        Table.Cell.of(Shown.digits(window.count(Counter.REQUESTS))),
        Table.Cell.of(Shown.percent(SourceFacts.share(window, Counter.STATUS_4XX))),
        Table.Cell.of(Shown.percent(SourceFacts.share(window, Counter.STATUS_5XX))),
        Table.Cell.of(Shown.millis(window.latencyMillis(0.5).orElse(Double.NaN))),
        Table.Cell.of(Shown.millis(window.latencyMillis(0.95).orElse(Double.NaN))),
        Table.Cell.of(Shown.millis(window.latencyMillis(0.99).orElse(Double.NaN))),
        Table.Cell.of(Shown.digits(SourceFacts.clients(window))),
        Table.Cell.of(Shown.bytes(window.count(Counter.SENT_BYTES))));
  }
}
