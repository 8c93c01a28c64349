package io.weir.detect;

import io.weir.finding.FindingType;
import io.weir.finding.Severity;
import io.weir.threat.ThreatClass;
import io.weir.window.ThreatTally;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One client, or one network, and all its attacks in a window. Requests that a firewall or the
 * balancer refused are not counted: an attack that is being stopped is no news, and the refusals of
 * a block would otherwise feed the next one.
 *
 * @param subject the client or the network
 * @param tallies what it did, by class and client
 */
record Offender(String subject, List<ThreatTally> tallies) {
  /** Classes that only look around; the others carry a payload. */
  private static final Set<ThreatClass> PROBES =
      EnumSet.of(ThreatClass.SCANNER, ThreatClass.SENSITIVE_FILE, ThreatClass.PROTOCOL_ABUSE);

  private static final int CLASSES_OF_A_SCANNER = 3;
  private static final long FEW = 3;

  /** Payloads that are fewer than one in so many probes do not name the attack. */
  private static final long FEW_BESIDE = 2;

  /** Every address of the Internet is probed for a file or two all day long. */
  private static final long BACKGROUND_NOISE = 10;

  private static final long MANY = 200;
  private static final double SURE = 0.8;
  private static final double CLEAR_LEAD = 0.45;

  Offender {
    tallies = List.copyOf(tallies);
  }

  static long unblocked(ThreatTally tally) {
    return Math.max(0, tally.requests() - tally.blocked());
  }

  long requests() {
    return tallies.stream().mapToLong(Offender::unblocked).sum();
  }

  long succeeded() {
    return tallies.stream().mapToLong(ThreatTally::succeeded).sum();
  }

  double confidence() {
    return tallies.stream().mapToDouble(ThreatTally::confidence).max().orElse(0);
  }

  ThreatTally strongest() {
    return tallies.stream()
        .max(
            Comparator.comparingLong(Offender::unblocked)
                .thenComparingDouble(ThreatTally::confidence)
                .thenComparing(ThreatTally::threatClass))
        .orElseThrow();
  }

  Map<ThreatClass, Long> byClass() {
    Map<ThreatClass, Long> counts = new EnumMap<>(ThreatClass.class);
    for (ThreatTally tally : tallies) {
      counts.merge(tally.threatClass(), unblocked(tally), Long::sum);
    }
    return counts;
  }

  /**
   * Returns the kind of attack: the class that clearly leads, a scanner if many are tried. Payloads
   * name it rather than what goes before them, unless they are few beside the probing.
   */
  FindingType type() {
    Map<ThreatClass, Long> counts = byClass();
    Map<ThreatClass, Long> payloads = new EnumMap<>(counts);
    payloads.keySet().removeAll(PROBES);
    long carrying = payloads.values().stream().mapToLong(Long::longValue).sum();
    long probing =
        PROBES.stream().mapToLong(probe -> counts.getOrDefault(probe, 0L)).max().orElse(0);
    Map<ThreatClass, Long> from = FEW_BESIDE * carrying >= probing ? payloads : counts;
    Map.Entry<ThreatClass, Long> lead =
        from.entrySet().stream()
            .max(
                Map.Entry.<ThreatClass, Long>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey()))
            .orElseThrow();
    long all = from.values().stream().mapToLong(Long::longValue).sum();
    boolean leads = lead.getValue() >= CLEAR_LEAD * all;
    boolean mixed = from.size() >= CLASSES_OF_A_SCANNER && !leads;
    return FindingType.of(mixed ? ThreatClass.SCANNER : lead.getKey());
  }

  /**
   * Returns how much it matters: whether it got through, and whether it means it. A single odd
   * request is what people send by mistake or out of curiosity, and pages answer it like any other.
   */
  Severity severity() {
    boolean payload = tallies.stream().anyMatch(tally -> !PROBES.contains(tally.threatClass()));
    if (throughWithPayload() > 0 && isMeant()) {
      return Severity.HIGH;
    }
    if (requests() < (payload ? FEW : BACKGROUND_NOISE)) {
      return Severity.INFO;
    }
    return payload || requests() >= MANY ? Severity.MEDIUM : Severity.LOW;
  }

  /** Whether more than one request was made, and not all the same. */
  private boolean isMeant() {
    long most = tallies.stream().mapToLong(Offender::unblocked).max().orElse(0);
    long payloads =
        tallies.stream()
            .filter(tally -> !PROBES.contains(tally.threatClass()))
            .mapToLong(ThreatTally::distinctPayloads)
            .sum();
    return most >= FEW || (most > 1 && payloads > 1);
  }

  private long throughWithPayload() {
    return tallies.stream()
        .filter(tally -> !PROBES.contains(tally.threatClass()) && tally.confidence() >= SURE)
        .mapToLong(ThreatTally::succeeded)
        .sum();
  }
}
