package io.weir.detect;

import io.weir.baseline.Drift;
import io.weir.baseline.Readings;
import io.weir.feature.Digest;
import io.weir.feature.Feature;
import io.weir.finding.Evidence;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.window.Dimension;
import io.weir.window.WindowKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes the findings of one window: says what was seen, how grave it is, and where to look. */
final class Findings {
  private static final int MAX_KEYS = 5;
  private static final double NEARLY_ALL = 0.8;
  private static final long MANY_AFFECTED = 100;
  private static final double SURE = 0.8;
  private static final double LIKELY = 0.55;

  private final String athenaTable;
  private final WindowKey key;
  private final Digest digest;
  private final Knowledge knowledge;
  private final List<String> objectKeys;

  /**
   * @param objectKeys the objects that hold the window's lines
   */
  Findings(
      String athenaTable,
      WindowKey key,
      Digest digest,
      Knowledge knowledge,
      List<String> objectKeys) {
    this.athenaTable = athenaTable;
    this.key = key;
    this.digest = digest;
    this.knowledge = knowledge;
    this.objectKeys = objectKeys;
  }

  /** Returns what a row of the classification calls the readings. */
  Finding of(TypeRule rule, Readings readings) {
    List<Feature> leading =
        rule.present(readings, knowledge.limits()).stream()
            .sorted(
                Comparator.comparingDouble((Sign sign) -> sign.excess(readings, knowledge.limits()))
                    .reversed())
            .map(Sign::feature)
            .toList();
    return of(rule, readings, leading, rule.strength(readings, knowledge.limits(), digest));
  }

  /** Returns that a source failed for an hour. */
  Finding of(FailingHour hour) {
    return of(FailingHour.RULE, hour.readings(), List.of(Feature.SERVER_ERRORS), hour.strength());
  }

  private Finding of(TypeRule rule, Readings readings, List<Feature> leading, double strength) {
    List<Blame.Change> changes = Explainer.changes(rule, digest, knowledge.profile(), readings);
    List<Evidence> evidence = Explainer.evidence(leading, readings, changes);
    Optional<Blame.Change> culprit = Explainer.cause(rule, changes);
    return new Finding(
        key,
        rule.type(),
        culprit.map(Blame.Change::shown).orElse(""),
        Gravity.of(rule.type(), readings),
        strength / (1 + strength),
        during(readings) + Explainer.sentence(evidence, culprit),
        evidence,
        knowledge.learning(),
        sample(LogRows.of(rule.type(), leading), culprit));
  }

  /** Returns the trouble of a part of the traffic. */
  Finding of(SegmentDetector.Trouble trouble) {
    boolean many = trouble.affected() >= MANY_AFFECTED;
    // A segment that has nearly all of the traffic is no part of it.
    boolean whole = trouble.share() >= NEARLY_ALL;
    boolean outage = trouble.type() == FindingType.PARTIAL_OUTAGE;
    return new Finding(
        key,
        outage && whole ? FindingType.ERROR_SPIKE : trouble.type(),
        whole && outage ? "" : trouble.shown().name(),
        many ? Severity.HIGH : Severity.MEDIUM,
        many ? SURE : LIKELY,
        SegmentText.sentence(trouble),
        SegmentText.evidence(trouble),
        knowledge.learning(),
        sample(LogRows.of(trouble), part(trouble)));
  }

  /**
   * Returns what crept up over hours.
   *
   * @param same the degradation that it has become, if that was found as well
   */
  Finding of(Drift drift, Optional<Finding> same) {
    List<Evidence> evidence = new ArrayList<>(SlowLeak.evidence(drift));
    same.ifPresent(finding -> evidence.addAll(finding.evidence()));
    double strength = SlowLeak.strength(drift);
    return new Finding(
        key,
        FindingType.SLOW_LEAK,
        same.map(Finding::subject).orElse(""),
        same.map(Finding::severity).orElse(Severity.MEDIUM),
        strength / (1 + strength),
        SlowLeak.sentence(drift),
        evidence,
        knowledge.learning(),
        sample(LogRows.of(FindingType.SLOW_LEAK, List.of(drift.feature())), Optional.empty()));
  }

  /** Returns that the readings together are unusual, if they are. */
  Optional<Finding> unknown(Readings readings) {
    double strength = knowledge.unusual(readings);
    if (strength < 1) {
      return Optional.empty();
    }
    List<Evidence> evidence = Explainer.evidence(List.of(), readings, List.of());
    if (evidence.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            key,
            FindingType.UNKNOWN_ANOMALY,
            "",
            Gravity.of(FindingType.UNKNOWN_ANOMALY, readings),
            strength / (1 + strength),
            "An unusual mix: " + Explainer.sentence(evidence, Optional.empty()),
            evidence,
            knowledge.learning(),
            sample(LogRows.ALL, Optional.empty())));
  }

  /** Returns for how long the values were so, where they are those of more than the window. */
  private String during(Readings readings) {
    long minutes = key.width().multipliedBy(readings.windows()).toMinutes();
    return readings.windows() == 1 ? "" : "On average over " + minutes + " minutes: ";
  }

  /** Returns the part of the traffic as what a query is narrowed to. */
  private static Optional<Blame.Change> part(SegmentDetector.Trouble trouble) {
    Dimension dimension =
        switch (trouble.shown().kind()) {
          case PATH -> Dimension.PATH;
          case HOST -> Dimension.HOST;
          case TARGET -> Dimension.TARGET;
        };
    return Optional.of(Blame.Change.of(dimension, trouble.shown().name()));
  }

  private Sample sample(LogRows rows, Optional<Blame.Change> culprit) {
    double usual = knowledge.profile().objects();
    return sample(athenaTable, key, digest, usual, objectKeys, rows, culprit);
  }

  /** Returns where the lines of a window are that nothing is known to compare with. */
  static Sample sample(String athenaTable, WindowKey key, Digest digest, List<String> objectKeys) {
    return sample(
        athenaTable,
        key,
        digest,
        (double) digest.objects(),
        objectKeys,
        LogRows.ALL,
        Optional.empty());
  }

  private static Sample sample(
      String athenaTable,
      WindowKey key,
      Digest digest,
      double usualObjects,
      List<String> objectKeys,
      LogRows rows,
      Optional<Blame.Change> culprit) {
    return new Sample(
        (long) digest.requests(),
        digest.objects(),
        usualObjects,
        AthenaQuery.of(athenaTable, key, objectKeys, rows, culprit),
        objectKeys.stream().limit(MAX_KEYS).toList());
  }
}
