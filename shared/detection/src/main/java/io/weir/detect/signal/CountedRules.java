package io.weir.detect.signal;

import io.weir.detect.Numbers;
import io.weir.finding.Evidence;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.signal.Signal;
import io.weir.signal.Signals;
import io.weir.window.WindowKey;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the rules of a firewall that only count and match what ordinary clients send: requests that
 * all other rules let pass, of many clients and a good part of them all.
 */
final class CountedRules {
  private static final String COUNT = "COUNT";
  private static final long MANY = 20;
  private static final double MANY_CLIENTS = 10;
  private static final double PART = 0.05;
  private static final double SCORE = 0.55;
  private static final double PERCENT = 100;

  private CountedRules() {}

  static List<Finding> broad(WindowKey key, Signals signals, Sample sample) {
    List<Finding> findings = new ArrayList<>();
    for (Signal signal : signals.all()) {
      boolean broad =
          signal.outcome().equals(COUNT)
              && signal.count() >= MANY
              && signal.clients() >= Math.max(MANY_CLIENTS, PART * signals.clients());
      if (broad) {
        findings.add(finding(key, signal, signals.clients(), sample));
      }
    }
    return findings;
  }

  private static Finding finding(WindowKey key, Signal signal, double all, Sample sample) {
    double clients = Math.rint(Math.min(signal.clients(), all));
    String share = Numbers.text(Math.rint(PERCENT * clients / all), "%");
    return new Finding(
        key,
        FindingType.COUNTED_RULE,
        signal.subject(),
        Severity.LOW,
        SCORE,
        "The firewall's rule "
            + signal.subject()
            + " only counts, and matches "
            + Numbers.text((double) signal.count(), "requests")
            + " of "
            + Numbers.text(clients, "clients")
            + ", "
            + share
            + " of all, that every other rule lets pass: set to block, it would refuse them",
        List.of(
            new Evidence("clients that it would refuse", "clients", clients, Double.NaN, 1),
            new Evidence("requests", "requests", signal.count(), Double.NaN, 1)),
        false,
        sample);
  }
}
