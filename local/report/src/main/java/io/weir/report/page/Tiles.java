package io.weir.report.page;

import io.weir.feature.Feature;
import io.weir.window.Counter;
import io.weir.window.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The numbers of the first screen. */
final class Tiles {
  /** A sum of many windows hardly strays by chance; a quarter is worth a look. */
  private static final double OFF_FACTOR = 1.25;

  private static final double OFF_SHARE = 0.005;

  private final Window whole = new Window();
  private final Attackers attackers = new Attackers();
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
    attackers.add(facts.attackers());
    facts.windows().forEach((key, numbers) -> add(facts.expected(), key.start(), numbers));
  }

  private void add(Expected expected, Instant start, Numbers numbers) {
    double clients = numbers.wholeClients();
    if (clients > busiest) {
      busiest = clients;
      busiestExpected = expected.at(Feature.UNIQUE_CLIENTS, start).middle();
    }
    double requests = expected.at(Feature.REQUESTS, start).middle();
    if (Double.isNaN(requests)) {
      return;
    }
    judged += numbers.requests();
    expectedRequests += requests;
    expectedBytes += known(expected.at(Feature.BYTES_SENT, start).middle());
    expectedErrors += requests * known(expected.at(Feature.SERVER_ERRORS, start).middle());
    double latency = expected.at(Feature.P95_LATENCY, start).middle();
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
            Shown.digits(attackers.clients()),
            "with " + Shown.large(attackers.requests()) + " requests; expected none",
            attackers.clients() == 0 ? "usual" : "off"));
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
