package io.weir.report.page;

import io.weir.feature.Feature;
import io.weir.window.Counter;
import io.weir.window.ThreatTally;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The numbers of the first screen. */
final class Tiles {
  /** A sum of many windows hardly strays by chance; a quarter is worth a look. */
  private static final double OFF_FACTOR = 1.25;

  private static final double OFF_SHARE = 0.005;

  private final Window whole = new Window();
  private final Set<String> attackers = new HashSet<>();
  private long attacks;
  private double expectedRequests;
  private double expectedBytes;
  private double expectedErrors;
  private double expectedLatency;
  private double latencyWeight;
  private double judged;
  private double busiest;
  private double busiestExpected = Double.NaN;

  private Tiles() {}

  static List<Tile> of(List<SourceFacts> sources) {
    Tiles tiles = new Tiles();
    sources.forEach(tiles::add);
    return tiles.tiles();
  }

  private void add(SourceFacts facts) {
    whole.merge(facts.whole());
    for (Map.Entry<WindowKey, Window> entry : facts.source().windows().entrySet()) {
      add(facts.expected(), entry.getKey(), entry.getValue());
    }
  }

  private void add(Expected expected, WindowKey key, Window window) {
    for (ThreatTally tally : window.threats()) {
      attackers.add(tally.client());
      attacks += tally.requests();
    }
    double clients = SourceFacts.clients(window);
    if (clients > busiest) {
      busiest = clients;
      busiestExpected = expected.at(Feature.UNIQUE_CLIENTS, key.start()).middle();
    }
    double requests = expected.at(Feature.REQUESTS, key.start()).middle();
    if (Double.isNaN(requests)) {
      return;
    }
    judged += window.count(Counter.REQUESTS);
    expectedRequests += requests;
    expectedBytes += known(expected.at(Feature.BYTES_SENT, key.start()).middle());
    expectedErrors += requests * known(expected.at(Feature.SERVER_ERRORS, key.start()).middle());
    double latency = expected.at(Feature.P95_LATENCY, key.start()).middle();
    if (!Double.isNaN(latency)) {
      expectedLatency += requests * latency;
      latencyWeight += requests;
    }
  }

  private static double known(double value) {
    return Double.isNaN(value) ? 0 : value;
  }

  private List<Tile> tiles() {
    List<Tile> tiles = new ArrayList<>();
    double requests = whole.count(Counter.REQUESTS);
    boolean known = judged > 0;
    tiles.add(
        factor("Requests", requests, known ? expectedRequests : Double.NaN, Shown.large(requests)));
    double errors = SourceFacts.share(whole, Counter.STATUS_5XX);
    double usual = known ? expectedErrors / expectedRequests : Double.NaN;
    tiles.add(
        new Tile(
            "5xx responses",
            Shown.percent(errors),
            known ? "expected " + Shown.percent(usual) : "nothing to compare with yet",
            !known ? "unknown" : errors > usual + OFF_SHARE ? "off" : "usual"));
    double p95 = whole.latencyMillis(0.95).orElse(Double.NaN);
    double usualP95 = latencyWeight > 0 ? expectedLatency / latencyWeight : Double.NaN;
    tiles.add(factor("p95 response time", p95, usualP95, Shown.millis(p95)));
    double bytes = whole.count(Counter.SENT_BYTES);
    tiles.add(factor("Sent", bytes, known ? expectedBytes : Double.NaN, Shown.bytes(bytes)));
    tiles.add(
        new Tile(
            "Clients",
            Shown.large(SourceFacts.clients(whole)),
            "at most "
                + Shown.digits(busiest)
                + " in a window, expected then "
                + Shown.digits(Math.rint(busiestExpected)),
            busiest > OFF_FACTOR * busiestExpected ? "off" : "usual"));
    tiles.add(
        new Tile(
            "Attackers",
            Shown.digits(attackers.size()),
            "with " + Shown.large(attacks) + " requests; expected none",
            attackers.isEmpty() ? "usual" : "off"));
    return tiles;
  }

  private static Tile factor(String label, double value, double expected, String shown) {
    if (Double.isNaN(expected) || Double.isNaN(value)) {
      return new Tile(label, shown, "nothing to compare with yet", "unknown");
    }
    boolean off = value > OFF_FACTOR * expected || expected > OFF_FACTOR * value;
    String usual =
        switch (label) {
          case "Sent" -> Shown.bytes(expected);
          case "p95 response time" -> Shown.millis(expected);
          default -> Shown.large(expected);
        };
    return new Tile(label, shown, "expected " + usual, off ? "off" : "usual");
  }
}
