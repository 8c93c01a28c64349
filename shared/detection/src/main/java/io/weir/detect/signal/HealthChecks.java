package io.weir.detect.signal;

import io.weir.finding.Evidence;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.signal.Signal;
import io.weir.signal.Signals;
import io.weir.window.WindowKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds the target groups of which targets fail more checks than they pass. */
final class HealthChecks {
  private static final String PASSED = "PASS";

  /** A check or two tell nothing. */
  private static final long FEWEST = 3;

  private static final double HALF = 0.5;
  private static final double SURE = 0.8;
  private static final double LIKELY = 0.55;
  private static final int SHOWN = 5;

  private HealthChecks() {}

  /** The checks of one target. */
  private static final class Target {
    private final String address;
    private final List<Signal> failures = new ArrayList<>();
    private long checks;
    private long failed;

    Target(String address) {
      this.address = address;
    }

    void add(Signal signal) {
      checks += signal.count();
      if (!signal.outcome().equals(PASSED)) {
        failed += signal.count();
        failures.add(signal);
      }
    }

    boolean isLost() {
      return checks >= FEWEST && failed > HALF * checks;
    }

    /** The signals come the most frequent first. */
    Evidence evidence() {
      return new Evidence(
          "target " + address + ", " + failures.get(0).outcome(), "failed checks", failed, 0, 1);
    }
  }

  static List<Finding> failing(WindowKey key, Signals signals, Sample sample, boolean lasting) {
    Map<String, Map<String, Target>> groups = new TreeMap<>();
    for (Signal signal : signals.all()) {
      int blank = signal.subject().lastIndexOf(' ');
      String address = signal.subject().substring(blank + 1);
      groups
          .computeIfAbsent(signal.subject().substring(0, blank), none -> new TreeMap<>())
          .computeIfAbsent(address, Target::new)
          .add(signal);
    }
    List<Finding> findings = new ArrayList<>();
    groups.forEach(
        (group, targets) -> {
          List<Target> lost = targets.values().stream().filter(Target::isLost).toList();
          if (!lost.isEmpty()) {
            findings.add(finding(key, group, targets.size(), lost, sample, lasting));
          }
        });
    return findings;
  }

  private static Finding finding(
      WindowKey key, String group, int targets, List<Target> lost, Sample sample, boolean lasting) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(new Evidence("failing targets of " + group, "", lost.size(), 0, 1));
    lost.stream()
        .sorted(
            Comparator.comparingLong((Target target) -> target.failed)
                .reversed()
                .thenComparing(target -> target.address))
        .limit(SHOWN)
        .forEach(target -> evidence.add(target.evidence()));
    return new Finding(
        key,
        FindingType.BACKEND_LOSS,
        group,
        lasting ? severity(targets, lost.size()) : Severity.MEDIUM,
        lasting ? SURE : LIKELY,
        sentence(group, targets, lost),
        evidence,
        false,
        sample);
  }

  private static Severity severity(int targets, int lost) {
    if (lost == targets) {
      return Severity.CRITICAL;
    }
    return lost >= HALF * targets ? Severity.HIGH : Severity.MEDIUM;
  }

  private static String sentence(String group, int targets, List<Target> lost) {
    Target first = lost.get(0);
    return lost.size()
        + " of "
        + targets
        + (targets == 1 ? " target" : " targets")
        + " of "
        + group
        + " fail their health checks, such as "
        + first.address
        + " ("
        + first.failures.get(0).outcome()
        + ", "
        + first.failed
        + " of "
        + first.checks
        + ")";
  }
}
