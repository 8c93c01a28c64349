package io.weir.report.page;

import io.weir.window.ThreatTally;
import io.weir.window.Window;
import java.util.HashSet;
import java.util.Set;

/** The clients whose requests hit a rule, and how many such requests there were. */
final class Attackers {
  private final Set<String> clients = new HashSet<>();
  private long requests;

  void add(Window window) {
    for (ThreatTally tally : window.threats()) {
      clients.add(tally.client());
      requests += tally.requests();
    }
  }

  /** Adds those of another source. */
  void add(Attackers other) {
    clients.addAll(other.clients);
    requests += other.requests;
  }

  int clients() {
    return clients.size();
  }

  long requests() {
    return requests;
  }
}
