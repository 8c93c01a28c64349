package io.weir.cli.cost;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir cost}: what a deployment costs a month, line by line. */
@Command(
    name = "cost",
    description = "Works out what a deployment costs a month, line by line, by list prices.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  weir cost                            a load balancer of two nodes",
      "  weir cost --requests-per-day 86e6    a thousand requests a second",
      "  weir cost --price dashboard=0        the first three dashboards are free",
      "  weir cost --dashboard-sources 0      without the traffic on it",
      "",
      "docs/cost.md says where the numbers come from."
    })
public final class CostCommand implements Callable<Integer> {
  /** What two nodes of a load balancer deliver in a day. */
  private static final int OBJECTS_PER_SOURCE = 576;

  @Spec private CommandSpec spec;

  @Option(
      names = "--requests-per-day",
      paramLabel = "N",
      defaultValue = "1e6",
      description = "Requests in the logs (default: ${DEFAULT-VALUE}).")
  private double requestsPerDay;

  @Option(
      names = "--sources",
      paramLabel = "M",
      defaultValue = "1",
      description = "Load balancers and distributions (default: ${DEFAULT-VALUE}).")
  private double sources;

  @Option(
      names = "--objects-per-day",
      paramLabel = "K",
      description = "Log objects (default: 576 for each source, as two nodes deliver).")
  private Double objectsPerDay;

  @Option(
      names = "--alerts-per-day",
      paramLabel = "A",
      defaultValue = "3",
      description = "Alerts by e-mail (default: ${DEFAULT-VALUE}).")
  private double alertsPerDay;

  @Option(
      names = "--answers-per-day",
      paramLabel = "S",
      defaultValue = "0",
      description =
          "Alerts that people answer; with any, Answers is yes (default: ${DEFAULT-VALUE}).")
  private double answersPerDay;

  @Option(
      names = "--dashboard-sources",
      paramLabel = "D",
      description =
          "Of how many sources the dashboard shows the traffic (default: the template's).")
  private Integer shownSources;

  @Option(
      names = "--price",
      paramLabel = "NAME=USD",
      description = "Another price; --prices lists their names.")
  private Map<String, Double> changed = Map.of();

  @Option(names = "--prices", description = "List the prices and end.")
  private boolean listsPrices;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (listsPrices) {
      for (Price price : Price.values()) {
        out.printf(Locale.ROOT, "%-18s %.10f  %s\n", price.option(), price.usd(), price.what());
      }
      return 0;
    }
    try {
      double objects = objectsPerDay == null ? sources * OBJECTS_PER_SOURCE : objectsPerDay;
      Usage usage = new Usage(requestsPerDay, sources, objects, alertsPerDay, answersPerDay);
      print(out, usage, Bill.of(deployment(), usage, prices()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    return 0;
  }

  private Deployment deployment() throws IOException {
    Deployment deployment = Deployment.ofTemplate();
    return shownSources == null ? deployment : deployment.showing(shownSources);
  }

  private Map<Price, Double> prices() {
    Map<Price, Double> prices = new EnumMap<>(Price.class);
    changed.forEach(
        (name, usd) -> {
          if (!(usd >= 0)) {
            throw new IllegalArgumentException("a price is at least 0: " + name + "=" + usd);
          }
          prices.put(named(name), usd);
        });
    return prices;
  }

  private static Price named(String name) {
    for (Price price : Price.values()) {
      if (price.option().equals(name)) {
        return price;
      }
    }
    throw new IllegalArgumentException("no such price: " + name + " (weir cost --prices)");
  }

  private static void print(PrintWriter out, Usage usage, List<Bill.Line> lines) {
    out.printf(
        Locale.ROOT,
        "USD a month for %,.0f requests a day of %,.0f sources in %,.0f objects, by list prices of %s\n\n",
        usage.requestsPerDay(),
        usage.sources(),
        usage.objectsPerDay(),
        Price.AS_OF);
    print(out, "Whatever is watched", lines.stream().filter(Bill.Line::isFixed).toList());
    print(out, "By what is watched", lines.stream().filter(line -> !line.isFixed()).toList());
    out.printf(Locale.ROOT, "%-52s %8.2f\n", "In all", sum(lines));
  }

  private static void print(PrintWriter out, String title, List<Bill.Line> lines) {
    out.printf(Locale.ROOT, "%-52s %8.2f\n", title, sum(lines));
    for (Bill.Line line : lines) {
      out.printf(Locale.ROOT, "  %-11s %-38s %8.2f\n", line.service(), line.what(), line.usd());
    }
    out.println();
  }

  private static double sum(List<Bill.Line> lines) {
    return lines.stream().mapToDouble(Bill.Line::usd).sum();
  }
}
