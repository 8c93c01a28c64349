package io.weir.report.page;

import io.weir.window.Dimension;
import io.weir.window.WindowKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How much a source carries, how much it has carried well, and where that goes. */
final class CapacityPanels {
  private static final int TARGETS = 12;
  private static final int[] WEEKS_AHEAD = {1, 4, 12};
  private static final double SECONDS = 3600;

  private final SourceFacts facts;
  private final List<Hour> hours;

  private CapacityPanels(SourceFacts facts) {
    this.facts = facts;
    this.hours = Hour.of(facts);
  }

  static List<Panel> of(SourceFacts facts) {
    CapacityPanels panels = new CapacityPanels(facts);
    return panels.hours.isEmpty() ? List.of() : List.of(panels.capacity(), panels.growth());
  }

  private Panel capacity() {
    return Panel.of(
        "Capacity",
        "Headroom is how much more than at its usual peak the source has been seen to carry in an"
            + " hour without trouble; it may carry more.",
        rates(),
        targets());
  }

  private Table rates() {
    List<List<Table.Cell>> rows = new ArrayList<>();
    Map.Entry<WindowKey, Numbers> busiest =
        facts.windows().entrySet().stream()
            .max(Comparator.comparingLong(entry -> entry.getValue().requests()))
            .orElseThrow();
    double peak = (double) busiest.getValue().requests() / facts.width().toSeconds();
    rows.add(row("busiest window", peak, busiest.getKey().start()));
    Hour most = hours.stream().max(Comparator.comparingDouble(Hour::requests)).orElseThrow();
    rows.add(row("busiest hour", most.requests() / SECONDS, most.start()));
    double usual = usualPeak();
    rows.add(
        List.of(
            Table.Cell.of("usual peak: the median day's busiest hour"),
            Table.Cell.of(Shown.digits(usual / SECONDS)),
            Table.Cell.of("")));
    hours.stream()
        .filter(hour -> !hour.troubled())
        .max(Comparator.comparingDouble(Hour::requests))
        .ifPresent(
            best -> {
              rows.add(row("best hour without trouble", best.requests() / SECONDS, best.start()));
              rows.add(
                  List.of(
                      Table.Cell.of("headroom over the usual peak"),
                      Table.Cell.of(Shown.percent(best.requests() / usual - 1)),
                      Table.Cell.of("")));
            });
    return new Table("In total", List.of("What", "Requests a second", "When"), rows);
  }

  private double usualPeak() {
    Map<Instant, Double> days = new TreeMap<>();
    for (Hour hour : hours) {
      days.merge(hour.start().truncatedTo(ChronoUnit.DAYS), hour.requests(), Math::max);
    }
    return Growth.median(List.copyOf(days.values())).orElse(Double.NaN);
  }

  private List<Table.Cell> row(String name, double rate, Instant when) {
    return List.of(
        Table.Cell.of(name),
        Table.Cell.of(Shown.digits(rate)),
        Table.Cell.of(Shown.minute(when, facts.zone())));
  }

  private Table targets() {
    Map<String, Long> counts = TrafficPanels.least(facts.whole(), Dimension.TARGET);
    double seconds = facts.source().windows().size() * (double) facts.width().toSeconds();
    List<List<Table.Cell>> rows = new ArrayList<>();
    for (Map.Entry<String, Long> target : TrafficPanels.heaviest(counts)) {
      double peak = (double) facts.targetPeaks().of(target.getKey()) / facts.width().toSeconds();
      rows.add(
          List.of(
              Table.Cell.of(Shown.cut(target.getKey(), 100)),
              Table.Cell.of(Shown.digits(target.getValue() / seconds)),
              Table.Cell.of(Shown.digits(peak))));
    }
    return new Table(
        "By target, requests a second",
        List.of("Target", "On average", "Busiest window"),
        rows.subList(0, Math.min(TARGETS, rows.size())));
  }

  private Panel growth() {
    List<List<Table.Cell>> rows = new ArrayList<>();
    String note =
        Growth.of(hours)
            .map(
                growth -> {
                  for (int weeks : WEEKS_AHEAD) {
                    Growth.Forecast forecast = growth.in(weeks);
                    rows.add(
                        List.of(
                            Table.Cell.of(weeks == 1 ? "next week" : "in " + weeks + " weeks"),
                            Table.Cell.of(Shown.large(forecast.middle())),
                            Table.Cell.of(
                                Shown.large(forecast.low())
                                    + " to "
                                    + Shown.large(forecast.high()))));
                  }
                  return String.format(
                      java.util.Locale.ROOT,
                      "The last week had %s requests; a day has %+.1f %% against the same day a"
                          + " week before (median of %d days).",
                      Shown.large(growth.lastWeek()),
                      100 * growth.share(),
                      growth.pairs());
                })
            .orElse("");
    return Panel.of(
        "Growth",
        note,
        new Table("Requests a week, if it goes on so", List.of("When", "About", "Between"), rows));
  }
}
