package io.weir.report.page;

import io.weir.threat.Bots;
import io.weir.window.Counter;
import io.weir.window.Dimension;
import io.weir.window.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** User agents, and bots by who runs them: by the names that they give themselves. */
final class Agents {
  private static final int MAX_VALUE_CHARS = 100;

  private Agents() {}

  static Panel panel(Window whole) {
    double requests = whole.count(Counter.REQUESTS);
    Map<String, Long> agents = TrafficPanels.least(whole, Dimension.USER_AGENT);
    Map<String, Long> operators = new HashMap<>();
    agents.forEach(
        (agent, count) ->
            Bots.operator(agent).ifPresent(who -> operators.merge(who, count, Long::sum)));
    Table bots = table("Bots by who runs them", operators, requests);
    Table all = table("User agents", agents, requests);
    String note =
        "Requests by agents that call themselves bots: "
            + Shown.percent(SourceFacts.share(whole, Counter.DECLARED_BOT))
            + ". Names are as the agents give them; anyone can give any name.";
    return Panel.of("User agents and bots", note, bots, proved(whole, requests), all);
  }

  /** Nothing can be said where no published addresses are known. */
  private static Table proved(Window whole, double requests) {
    long verified = whole.count(Counter.VERIFIED_CRAWLER);
    long named = whole.count(Counter.FALSE_CRAWLER);
    long claimed = Math.max(0, whole.count(Counter.DECLARED_BOT) - verified - named);
    Map<String, Long> proofs = new HashMap<>();
    if (verified + named > 0) {
      proofs.put("verified: from published addresses", verified);
      proofs.put("false: with a crawler's name, from elsewhere", named);
      proofs.put("claimed: nothing is published or known", claimed);
    }
    return table("Bots by proof", proofs, requests);
  }

  private static Table table(String caption, Map<String, Long> counts, double requests) {
    List<List<Table.Cell>> rows = new ArrayList<>();
    for (Map.Entry<String, Long> entry : TrafficPanels.heaviest(counts)) {
      double share = entry.getValue() / requests;
      rows.add(
          List.of(
              Table.Cell.of(Shown.cut(entry.getKey(), MAX_VALUE_CHARS)),
              Table.Cell.of(Shown.digits(entry.getValue())),
              Table.Cell.share(Shown.percent(share), share)));
    }
    return new Table(caption, List.of("Which", "Requests", "Share"), rows);
  }
}
