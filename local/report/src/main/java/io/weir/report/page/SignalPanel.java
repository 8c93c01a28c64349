package io.weir.report.page;

import io.weir.log.LogFormat.Content;
import io.weir.signal.Signal;
import io.weir.signal.Signals;
import java.util.ArrayList;
import java.util.List;

/** What a log beside the access log says: connections, health checks, what a firewall did. */
final class SignalPanel {
  private static final int ROWS = 20;
  private static final int MAX_NAME_CHARS = 120;

  private SignalPanel() {}

  /** Returns the panel of a source that is not of requests. */
  static Panel of(SourceFacts facts) {
    Signals signals = facts.whole().signals();
    List<List<Table.Cell>> rows = new ArrayList<>();
    List<Signal> all = signals.all();
    for (Signal signal : all.subList(0, Math.min(ROWS, all.size()))) {
      rows.add(
          List.of(
              Table.Cell.of(Shown.cut(signal.subject(), MAX_NAME_CHARS)),
              Table.Cell.of(signal.outcome()),
              Table.Cell.share(
                  Shown.digits(signal.count()), (double) signal.count() / signals.total()),
              Table.Cell.of(
                  signal.clients() > 0 ? Shown.digits(Math.round(signal.clients())) : "")));
    }
    int more = all.size() - rows.size();
    return Panel.of(
        title(signals.content()),
        "A log beside the access log. Its "
            + Shown.digits(signals.total())
            + " lines are counted here and in no figure of requests.",
        new Table(
            "What ended how" + (more > 0 ? ", and " + more + " more" : ""),
            List.of(subject(signals.content()), "Outcome", "Lines", "Clients"),
            rows));
  }

  private static String title(Content content) {
    return switch (content) {
      case CONNECTIONS -> "Connections";
      case HEALTH_CHECKS -> "Health checks";
      case FIREWALL -> "What the firewall let pass, blocked and counted";
      case REQUESTS -> "";
    };
  }

  private static String subject(Content content) {
    return switch (content) {
      case CONNECTIONS -> "Listener";
      case HEALTH_CHECKS -> "Target";
      case FIREWALL, REQUESTS -> "Rule";
    };
  }
}
