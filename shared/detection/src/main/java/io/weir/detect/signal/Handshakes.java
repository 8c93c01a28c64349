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
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the listeners at which half of the clients and more get no TLS session. Fewer are told of
 * nowhere: whoever scans the internet fails at any listener, and a quiet one sees little else.
 */
final class Handshakes {
  private static final String ESTABLISHED = "TLS";
  private static final String WITHOUT = "none";

  /** At a listener of this port, connections without a session have failed. */
  private static final String HTTPS = "listener 443";

  private static final long MANY = 50;
  private static final double MANY_CLIENTS = 20;
  private static final double HALF = 0.5;
  private static final double SURE = 0.8;

  private Handshakes() {}

  static List<Finding> failing(WindowKey key, Signals signals, Sample sample) {
    Map<String, List<Signal>> listeners = new TreeMap<>();
    for (Signal signal : signals.all()) {
      listeners.computeIfAbsent(signal.subject(), none -> new ArrayList<>()).add(signal);
    }
    List<Finding> findings = new ArrayList<>();
    listeners.forEach(
        (listener, outcomes) -> {
          List<Signal> failures = outcomes.stream().filter(Handshakes::isFailure).toList();
          boolean secure = listener.equals(HTTPS) || outcomes.stream().anyMatch(Handshakes::isTls);
          if (secure && isMost(outcomes, failures)) {
            findings.add(finding(key, listener, outcomes, failures, sample));
          }
        });
    return findings;
  }

  private static boolean isFailure(Signal signal) {
    return !signal.outcome().startsWith(ESTABLISHED);
  }

  /** A refused certificate, too, is of a listener with TLS. */
  private static boolean isTls(Signal signal) {
    return !signal.outcome().equals(WITHOUT);
  }

  private static boolean isMost(List<Signal> outcomes, List<Signal> failures) {
    double failing = failures.stream().mapToDouble(Signal::clients).sum();
    double all = outcomes.stream().mapToDouble(Signal::clients).sum();
    return connections(failures) >= MANY && failing >= MANY_CLIENTS && failing >= HALF * all;
  }

  private static long connections(List<Signal> signals) {
    return signals.stream().mapToLong(Signal::count).sum();
  }

  private static Finding finding(
      WindowKey key, String listener, List<Signal> outcomes, List<Signal> failures, Sample sample) {
    long failed = connections(failures);
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(
        new Evidence("failed handshakes at " + listener, "connections", failed, Double.NaN, 1));
    double clients = Math.rint(failures.stream().mapToDouble(Signal::clients).sum());
    evidence.add(new Evidence("clients without a session", "clients", clients, Double.NaN, 1));
    for (Signal failure : failures) {
      if (isTls(failure)) {
        double share = (double) failure.count() / failed;
        evidence.add(
            new Evidence(
                "certificate refused, " + failure.outcome(),
                "connections",
                failure.count(),
                Double.NaN,
                share));
      }
    }
    return new Finding(
        key,
        FindingType.TLS_FAILURE,
        listener,
        Severity.HIGH,
        SURE,
        failed
            + " of "
            + connections(outcomes)
            + " connections at "
            + listener
            + " got no TLS session, of about "
            + Numbers.text(clients, "clients"),
        evidence,
        false,
        sample);
  }
}
