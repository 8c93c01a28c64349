package io.weir.detect.attack;

import io.weir.finding.FindingType;
import io.weir.finding.Severity;
import io.weir.threat.ThreatClass;
import io.weir.window.RequestSample;
import io.weir.window.ThreatTally;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One client, or one network, or the many clients of one form of request, and all their attacks in
 * a window. Requests that a firewall or the balancer refused are not counted: an attack that is
 * being stopped is no news, and the refusals of a block would otherwise feed the next one.
 *
 * @param subject the client, the network or the path
 * @param by who did it, in words
 * @param tallies what it did, by class and client
 */
record Offender(String subject, String by, List<ThreatTally> tallies) {
  private static final int CLASSES_OF_A_SCANNER = 3;
  private static final long FEW = 3;

  /** Payloads that are fewer than one in so many probes do not name the attack. */
  private static final long FEW_BESIDE = 2;

  /** One request every five seconds: what passes by every address of the Internet is less. */
  private static final long VOLUME = 60;

  /** One request every 25 seconds by a tool that scans: kept up, it is at work on this site. */
  private static final long STEADY = 12;

  private static final long MANY = 200;
  private static final double SURE = 0.8;
  private static final double CLEAR_LEAD = 0.45;
  private static final int SAMPLES = 3;

  Offender {
    tallies = List.copyOf(tallies);
  }

  static Offender of(String subject, List<ThreatTally> tallies) {
    return new Offender(subject, subject, tallies);
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

  /** Returns the tally that stands for the whole: the most requests of the kind that is told. */
  ThreatTally strongest() {
    FindingType told = type();
    return tallies.stream()
        .max(
            Comparator.comparing((ThreatTally tally) -> FindingType.of(tally.threatClass()) == told)
                .thenComparingLong(Offender::unblocked)
                .thenComparingDouble(ThreatTally::confidence)
                .thenComparing(ThreatTally::threatClass)
                .thenComparing(ThreatTally::client))
        .orElseThrow();
  }

  Map<ThreatClass, Long> byClass() {
    Map<ThreatClass, Long> counts = new EnumMap<>(ThreatClass.class);
    for (ThreatTally tally : tallies) {
      if (unblocked(tally) > 0) {
        counts.merge(tally.threatClass(), unblocked(tally), Long::sum);
      }
    }
    return counts;
  }

  /** Returns a few of the requests: those that may have succeeded, then those of the kind told. */
  List<RequestSample> samples() {
    FindingType told = type();
    return tallies.stream()
        .sorted(Comparator.comparing(tally -> FindingType.of(tally.threatClass()) == told ? 0 : 1))
        .flatMap(tally -> tally.samples().stream())
        .sorted(Comparator.comparing(sample -> sample.succeeded() ? 0 : 1))
        .limit(SAMPLES)
        .toList();
  }

  /**
   * Returns the kind of attack: the class that clearly leads, a scanner if many are tried. Payloads
   * name it rather than what goes before them, unless they are few beside the probing.
   */
  FindingType type() {
    Map<ThreatClass, Long> counts = byClass();
    Map<ThreatClass, Long> payloads = new EnumMap<>(counts);
    payloads.keySet().removeIf(threatClass -> !threatClass.carriesPayload());
    long carrying = payloads.values().stream().mapToLong(Long::longValue).sum();
    long probing =
        counts.entrySet().stream()
            .filter(count -> !count.getKey().carriesPayload())
            .mapToLong(Map.Entry::getValue)
            .max()
            .orElse(0);
    boolean byPayload = carrying > 0 && FEW_BESIDE * carrying >= probing;
    Map<ThreatClass, Long> from = byPayload ? payloads : counts;
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
   * Returns how much it matters. High: it may have got through, and means it. Medium: a volume, or
   * payloads that many clients get through, or that make the application fail. Low: a few, which
   * matter if they go on. The rest is what people send by mistake or out of curiosity, and what
   * every public site sees all day long.
   */
  Severity severity() {
    if (throughWithPayload() > 0 && isMeant()) {
      return Severity.HIGH;
    }
    long payloads = sum(ThreatTally::requests) - sum(ThreatTally::blocked);
    boolean answered = throughWithPayload() >= FEW || sum(ThreatTally::failed) >= FEW;
    if (payloads >= VOLUME || requests() >= MANY || answered) {
      return Severity.MEDIUM;
    }
    return payloads >= FEW || requests() >= VOLUME || scans() >= STEADY
        ? Severity.LOW
        : Severity.INFO;
  }

  /** Whether more than one request was made, and not all the same. */
  private boolean isMeant() {
    long most = tallies.stream().mapToLong(Offender::unblocked).max().orElse(0);
    return most >= FEW || (most > 1 && sum(ThreatTally::distinctPayloads) > 1);
  }

  private long scans() {
    return tallies.stream()
        .filter(tally -> tally.threatClass() == ThreatClass.SCANNER)
        .mapToLong(Offender::unblocked)
        .sum();
  }

  private long throughWithPayload() {
    return tallies.stream()
        .filter(tally -> tally.threatClass().carriesPayload() && tally.confidence() >= SURE)
        .mapToLong(ThreatTally::succeeded)
        .sum();
  }

  /** Sums over the classes that carry a payload. */
  private long sum(java.util.function.ToLongFunction<ThreatTally> number) {
    return tallies.stream()
        .filter(tally -> tally.threatClass().carriesPayload())
        .mapToLong(number)
        .sum();
  }
}
