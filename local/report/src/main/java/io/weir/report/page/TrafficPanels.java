package io.weir.report.page;

import io.weir.window.Counter;
import io.weir.window.Dimension;
import io.weir.window.TopEntry;
import io.weir.window.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a source's traffic is made of. Counts of single values are what they are at least. */
final class TrafficPanels {
  private static final int ROWS = 12;
  private static final int MAX_VALUE_CHARS = 100;
  private static final double[] QUANTILES = {0.5, 0.9, 0.95, 0.99};

  private final Window whole;
  private final double requests;

  private TrafficPanels(Window whole) {
    this.whole = whole;
    this.requests = whole.count(Counter.REQUESTS);
  }

  static List<Panel> of(SourceFacts facts) {
    TrafficPanels panels = new TrafficPanels(facts.whole());
    return List.of(
            panels.answers(),
            panels.paths(),
            panels.top("Clients", Dimension.CLIENT, Dimension.ERROR_CLIENT, "4xx and 5xx"),
            panels.targets(),
            panels.top("Hosts", Dimension.HOST),
            Agents.panel(facts.whole()),
            facts.geography().panel(facts),
            panels.encryption(),
            panels.cache(),
            Week.panel(facts))
        .stream()
        .filter(panel -> !panel.isEmpty())
        .toList();
  }

  private Panel answers() {
    Table status =
        counters(
            "By status",
            Map.entry("2xx", Counter.STATUS_2XX),
            Map.entry("3xx", Counter.STATUS_3XX),
            Map.entry("4xx", Counter.STATUS_4XX),
            Map.entry("5xx", Counter.STATUS_5XX),
            Map.entry("1xx", Counter.STATUS_1XX),
            Map.entry("no answer", Counter.STATUS_NONE));
    Table origin =
        counters(
            "Errors by whose they are",
            Map.entry("target 5xx", Counter.TARGET_5XX),
            Map.entry("balancer 5xx", Counter.BALANCER_5XX),
            Map.entry("target 4xx", Counter.TARGET_4XX),
            Map.entry("balancer 4xx", Counter.BALANCER_4XX),
            Map.entry("blocked by a firewall", Counter.WAF_BLOCKED),
            Map.entry("given up by the client", Counter.CLIENT_CLOSED));
    List<List<Table.Cell>> latency = new ArrayList<>();
    for (double quantile : QUANTILES) {
      whole
          .latencyMillis(quantile)
          .ifPresent(
              millis ->
                  latency.add(
                      List.of(
                          Table.Cell.of("p" + Math.round(100 * quantile)),
                          Table.Cell.of(Shown.millis(millis)))));
    }
    Table times = new Table("Response time", List.of("Quantile", "Time"), latency);
    return Panel.of("Answers", "", status, origin, times);
  }

  @SafeVarargs
  private Table counters(String caption, Map.Entry<String, Counter>... counters) {
    List<List<Table.Cell>> rows = new ArrayList<>();
    for (Map.Entry<String, Counter> counter : counters) {
      long count = whole.count(counter.getValue());
      if (count > 0) {
        rows.add(row(counter.getKey(), count));
      }
    }
    return new Table(caption, List.of("What", "Requests", "Share"), rows);
  }

  private List<Table.Cell> row(String name, long count) {
    return List.of(
        Table.Cell.of(Shown.cut(name, MAX_VALUE_CHARS)),
        Table.Cell.of(Shown.digits(count)),
        Table.Cell.share(Shown.percent(count / requests), count / requests));
  }

  /** Returns the least that each of the heaviest values weighs, heaviest first. */
  static Map<String, Long> least(Window window, Dimension dimension) {
    Map<String, Long> counts = new HashMap<>();
    for (TopEntry entry : window.top(dimension)) {
      counts.put(entry.value(), entry.count() - entry.error());
    }
    return counts;
  }

  static List<Map.Entry<String, Long>> heaviest(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(ROWS)
        .toList();
  }

  private Panel top(String title, Dimension dimension) {
    List<List<Table.Cell>> rows = new ArrayList<>();
    for (Map.Entry<String, Long> entry : heaviest(least(whole, dimension))) {
      rows.add(row(entry.getKey(), entry.getValue()));
    }
    return Panel.of(title, "", new Table(title, List.of("Which", "Requests", "Share"), rows));
  }

  private Panel top(String title, Dimension dimension, Dimension errors, String errorName) {
    Map<String, Long> failed = least(whole, errors);
    List<String> headers = List.of("Which", "Requests", "Share", errorName);
    return with(title, dimension, headers, value -> List.of(count(failed.get(value))));
  }

  private Panel paths() {
    Map<String, Long> failed = least(whole, Dimension.ERROR_PATH);
    Map<String, Long> millis = least(whole, Dimension.SLOW_PATH);
    Map<String, Long> counts = least(whole, Dimension.PATH);
    List<String> headers = List.of("Which", "Requests", "Share", "5xx", "Mean time");
    return with(
        "Paths",
        Dimension.PATH,
        headers,
        path -> List.of(count(failed.get(path)), mean(millis.get(path), counts.get(path))));
  }

  private Panel targets() {
    Map<String, Long> failed = least(whole, Dimension.ERROR_TARGET);
    Map<String, Long> millis = least(whole, Dimension.SLOW_TARGET);
    Map<String, Long> counts = least(whole, Dimension.TARGET);
    List<String> headers = List.of("Which", "Requests", "Share", "5xx", "Mean time");
    return with(
        "Targets",
        Dimension.TARGET,
        headers,
        target -> List.of(count(failed.get(target)), mean(millis.get(target), counts.get(target))));
  }

  private Panel with(
      String title,
      Dimension dimension,
      List<String> headers,
      Function<String, List<Table.Cell>> more) {
    List<List<Table.Cell>> rows = new ArrayList<>();
    for (Map.Entry<String, Long> entry : heaviest(least(whole, dimension))) {
      List<Table.Cell> row = new ArrayList<>(row(entry.getKey(), entry.getValue()));
      row.addAll(more.apply(entry.getKey()));
      rows.add(row);
    }
    return Panel.of(title, "", new Table(title, headers, rows));
  }

  private static Table.Cell count(Long count) {
    return Table.Cell.of(count == null || count <= 0 ? "–" : Shown.digits(count));
  }

  private static Table.Cell mean(Long millis, Long count) {
    boolean known = millis != null && count != null && millis > 0;
    return Table.Cell.of(known ? Shown.millis((double) millis / count) : "–");
  }

  private Panel encryption() {
    Table table =
        counters(
            "Protocol versions",
            Map.entry("TLS 1.3", Counter.TLS_1_3),
            Map.entry("TLS 1.2", Counter.TLS_1_2),
            Map.entry("TLS 1.1 or older", Counter.TLS_DEPRECATED),
            Map.entry("plain HTTP", Counter.PLAIN_HTTP),
            Map.entry("failed handshakes", Counter.TLS_FAILED));
    return Panel.of(
        "Encryption",
        "TLS 1.1 and older are deprecated by RFC 8996, and PCI DSS does not allow them.",
        table);
  }

  private Panel cache() {
    Table table =
        counters(
            "Cache results",
            Map.entry("hit", Counter.CACHE_HIT),
            Map.entry("miss", Counter.CACHE_MISS),
            Map.entry("error", Counter.CACHE_ERROR));
    return Panel.of("Cache", "", table);
  }
}
