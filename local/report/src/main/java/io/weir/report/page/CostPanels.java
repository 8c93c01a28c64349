package io.weir.report.page;

import io.weir.log.LogFormat;
import io.weir.report.Prices;
import io.weir.window.Counter;
import io.weir.window.Dimension;
import io.weir.window.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What a source's traffic costs by list prices in a month of 730 hours, and who causes it. */
final class CostPanels {
  private static final double HOURS_A_MONTH = 730;
  private static final double TEN_THOUSAND = 1e4;
  private static final double GIGABYTE = 1e9;
  private static final int PATHS = 8;

  /** A tenth less is sent. */
  private static final double LIGHTER = 0.9;

  private final SourceFacts facts;
  private final Prices prices;
  private final List<Hour> hours;
  private final double months;

  private CostPanels(SourceFacts facts, Prices prices) {
    this.facts = facts;
    this.prices = prices;
    this.hours = Hour.of(facts);
    this.months = hours.size() / HOURS_A_MONTH;
  }

  static List<Panel> of(SourceFacts facts, Prices prices) {
    CostPanels panels = new CostPanels(facts, prices);
    String format = facts.source().format();
    if (panels.hours.isEmpty()) {
      return List.of();
    }
    if (format.equals(LogFormat.ALB.label())) {
      return List.of(panels.balancer());
    }
    return format.equals(LogFormat.CLOUDFRONT.label()) ? List.of(panels.edge()) : List.of();
  }

  private Panel balancer() {
    List<LoadUnits> units = hours.stream().map(LoadUnits::of).toList();
    double billed = units.stream().mapToDouble(LoadUnits::billed).sum() / months;
    double variable = billed * prices.unitHour();
    List<List<Table.Cell>> rows = new ArrayList<>();
    for (int i = 0; i < LoadUnits.DIMENSIONS.size(); i++) {
      int dimension = i;
      ToDoubleFunction<LoadUnits> of = unit -> unit.of(dimension);
      long decides = units.stream().filter(unit -> unit.of(dimension) == unit.billed()).count();
      rows.add(
          List.of(
              Table.Cell.of(LoadUnits.DIMENSIONS.get(i)),
              Table.Cell.of(Shown.digits(units.stream().mapToDouble(of).average().orElse(0))),
              Table.Cell.of(Shown.digits(units.stream().mapToDouble(of).max().orElse(0))),
              Table.Cell.of(Shown.digits(decides) + " of " + Shown.digits((long) units.size()))));
    }
    Table dimensions =
        new Table(
            "Capacity units (LCU) by dimension; the largest is billed",
            List.of("Dimension", "On average", "Busiest hour", "Decides in hours"),
            rows);
    String note =
        String.format(
            Locale.ROOT,
            "About %s a month: %s for the balancer, %s for capacity units; %s. Rules are not in"
                + " the log and not counted.",
            dollars(prices.balancerHour() * HOURS_A_MONTH + variable),
            dollars(prices.balancerHour() * HOURS_A_MONTH),
            dollars(variable),
            prices.date());
    double lighter =
        hours.stream()
                .map(hour -> LoadUnits.of(hour.withBytes(LIGHTER * hour.bytes())))
                .mapToDouble(LoadUnits::billed)
                .sum()
            / months
            * prices.unitHour();
    return Panel.of("Cost", note, dimensions, causes(variable, variable - lighter));
  }

  private Panel edge() {
    Window whole = facts.whole();
    double requests = whole.count(Counter.REQUESTS) / months / TEN_THOUSAND * prices.edgeRequests();
    double bytes = whole.count(Counter.SENT_BYTES) / months / GIGABYTE * prices.edgeGigabyte();
    String note =
        String.format(
            Locale.ROOT,
            "About %s a month: %s for requests, %s for bytes sent; %s, all requests as HTTPS and"
                + " without the free tier.",
            dollars(requests + bytes),
            dollars(requests),
            dollars(bytes),
            prices.date());
    return Panel.of("Cost", note, causes(requests + bytes, (1 - LIGHTER) * bytes));
  }

  /**
   * Returns who causes the part of the cost that goes with the traffic, by requests.
   *
   * @param byLighter what is saved when a tenth less is sent
   */
  private Table causes(double variable, double byLighter) {
    Window whole = facts.whole();
    List<List<Table.Cell>> rows = new ArrayList<>();
    add(rows, "bots that say so", SourceFacts.share(whole, Counter.DECLARED_BOT), variable);
    add(
        rows,
        "answers that are errors",
        SourceFacts.share(whole, Counter.STATUS_4XX) + SourceFacts.share(whole, Counter.STATUS_5XX),
        variable);
    add(rows, "redirects", SourceFacts.share(whole, Counter.STATUS_3XX), variable);
    add(rows, "plain HTTP", SourceFacts.share(whole, Counter.PLAIN_HTTP), variable);
    double misses = whole.count(Counter.CACHE_MISS);
    add(rows, "what the cache missed", misses / whole.count(Counter.REQUESTS), variable);
    rows.add(
        List.of(
            Table.Cell.of("a tenth of the bytes, as compression of texts and images takes away"),
            Table.Cell.of(""),
            Table.Cell.of(dollars(byLighter))));
    Map<String, Long> paths = TrafficPanels.least(whole, Dimension.PATH);
    for (Map.Entry<String, Long> path :
        TrafficPanels.heaviest(paths).stream().limit(PATHS).toList()) {
      double share = (double) path.getValue() / whole.count(Counter.REQUESTS);
      add(rows, "path " + Shown.cut(path.getKey(), 100), share, variable);
    }
    return new Table(
        "Who causes it, by requests: what would be saved without them",
        List.of("What", "Share of requests", "A month"),
        rows);
  }

  private static void add(List<List<Table.Cell>> rows, String what, double share, double variable) {
    if (share > 0) {
      rows.add(
          List.of(
              Table.Cell.of(what),
              Table.Cell.share(Shown.percent(share), share),
              Table.Cell.of(dollars(share * variable))));
    }
  }

  private static String dollars(double amount) {
    return String.format(Locale.ROOT, amount < 100 ? "%.2f USD" : "%,.0f USD", amount);
  }
}
