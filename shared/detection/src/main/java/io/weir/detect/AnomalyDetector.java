package io.weir.detect;

import io.weir.baseline.Drift;
import io.weir.baseline.History;
import io.weir.baseline.Profile;
import io.weir.baseline.Reading;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns a window that lies far from normal into findings. */
public final class AnomalyDetector {
  private static final int MAX_KEYS = 5;
  private static final double NEARLY_ALL = 0.8;
  private static final long MANY_AFFECTED = 100;
  private static final double SURE = 0.8;
  private static final double LIKELY = 0.55;

  private static final Set<FindingType> TELLS_FAILURE =
      EnumSet.of(FindingType.ERROR_SPIKE, FindingType.BACKEND_LOSS);

  private static final Set<FindingType> BY_SIEGE =
      EnumSet.of(
          FindingType.ERROR_SPIKE,
          FindingType.TRAFFIC_SPIKE,
          FindingType.BOT_TRAFFIC,
          FindingType.SCRAPER,
          FindingType.DISTRIBUTED_FLOOD,
          FindingType.SCANNER,
          FindingType.UNKNOWN_ANOMALY);

  private final int minRequests;
  private final String athenaTable;

  public AnomalyDetector(int minRequests, String athenaTable) {
    this.minRequests = minRequests;
    this.athenaTable = athenaTable;
  }

  /**
   * Returns what is wrong with the window; empty if nothing is or too little is known.
   *
   * @param before the source's windows of the hours before, earliest first
   * @param objectKeys the objects that hold the window's lines
   */
  public List<Finding> detect(
      WindowKey key,
      Digest digest,
      Knowledge knowledge,
      List<History> before,
      List<String> objectKeys) {
    Readings readings = Readings.of(knowledge.profile(), key.start(), key.width(), digest, before);
    double expected = readings.get(Feature.REQUESTS).map(Reading::expected).orElse(0.0);
    boolean large = Math.max(digest.requests(), expected) >= minRequests;
    List<Finding> findings = List.of();
    if (large || readings.requestsInARow() >= minRequests) {
      // What one small window cannot tell, some in a row may.
      Readings enough = large ? readings : readings.lasting();
      findings = findings(key, digest, knowledge, enough, objectKeys);
    }
    if (findings.isEmpty()) {
      findings = ofHalfHour(key, digest, knowledge, readings, objectKeys);
    }
    SegmentDetector segments =
        new SegmentDetector(key, digest, knowledge.profile(), before, expected);
    List<Finding> all = withSegments(key, digest, knowledge, findings, segments, objectKeys);
    return large ? withDrift(key, digest, knowledge, readings, before, all, objectKeys) : all;
  }

  /** Calls what crept up over hours a leak, in place of the degradation that it has become. */
  private List<Finding> withDrift(
      WindowKey key,
      Digest digest,
      Knowledge knowledge,
      Readings readings,
      List<History> before,
      List<Finding> findings,
      List<String> objectKeys) {
    List<History> windows = new ArrayList<>(before);
    windows.add(new History(key.start(), digest, false));
    Optional<Drift> found = SlowLeak.find(knowledge.profile(), readings, key.width(), windows);
    if (found.isEmpty()) {
      return findings;
    }
    Drift drift = found.get();
    List<Finding> all = new ArrayList<>(findings);
    Optional<Finding> same = all.stream().filter(f -> SlowLeak.isSame(f, drift)).findFirst();
    all.removeIf(finding -> SlowLeak.isSame(finding, drift));
    List<Evidence> evidence = new ArrayList<>(SlowLeak.evidence(drift));
    same.ifPresent(finding -> evidence.addAll(finding.evidence()));
    double strength = SlowLeak.strength(drift);
    LogRows rows = LogRows.of(FindingType.SLOW_LEAK, List.of(drift.feature()));
    all.add(
        new Finding(
            key,
            FindingType.SLOW_LEAK,
            same.map(Finding::subject).orElse(""),
            same.map(Finding::severity).orElse(Severity.MEDIUM),
            strength / (1 + strength),
            SlowLeak.sentence(drift),
            evidence,
            knowledge.learning(),
            sample(key, digest, knowledge.profile(), rows, Optional.empty(), objectKeys)));
    return all;
  }

  /**
   * Returns what is already clear of a window of which only a part has come; see {@link
   * EarlyVerdict}.
   *
   * @param before the source's windows of the hours before, earliest first, as far as they came
   */
  public List<Finding> detectEarly(
      WindowKey key,
      Digest digest,
      Knowledge knowledge,
      List<History> before,
      List<String> objectKeys) {
    Readings readings = Readings.of(knowledge.profile(), key.start(), key.width(), digest, before);
    boolean large = digest.requests() >= minRequests;
    if (!large && readings.requestsInARow() < minRequests) {
      return List.of();
    }
    double expected = readings.get(Feature.REQUESTS).map(Reading::expected).orElse(0.0);
    EarlyVerdict early = new EarlyVerdict(digest.requests(), expected);
    Readings clear = early.clear(readings);
    clear = large ? clear : clear.lasting();
    List<Finding> findings = findings(key, digest, knowledge, clear, objectKeys);
    SegmentDetector segments =
        new SegmentDetector(key, digest, knowledge.profile(), before, expected);
    return early.clear(withSegments(key, digest, knowledge, findings, segments, objectKeys));
  }

  /** Returns the same of a source that too little is known of to compare. */
  public List<Finding> detectEarly(
      WindowKey key, Digest digest, List<History> before, List<String> objectKeys) {
    return detect(key, digest, before, objectKeys).stream().map(EarlyVerdict::marked).toList();
  }

  /** Returns what is wrong with a window of a source that too little is known of to compare. */
  public List<Finding> detect(WindowKey key, Digest digest, List<String> objectKeys) {
    return detect(key, digest, List.of(), objectKeys);
  }

  /**
   * Returns the same where the window is small, and may have to be judged together with those just
   * before it.
   *
   * @param before the source's windows of the hours before, earliest first
   */
  public List<Finding> detect(
      WindowKey key, Digest digest, List<History> before, List<String> objectKeys) {
    Sample sample =
        new Sample(
            (long) digest.requests(),
            digest.objects(),
            digest.objects(),
            AthenaQuery.of(athenaTable, key, objectKeys, LogRows.ALL, Optional.empty()),
            objectKeys.stream().limit(MAX_KEYS).toList());
    return FirstHours.of(key, digest, before, minRequests, sample);
  }

  /** Adds what is wrong with parts of the traffic, where the whole does not tell it better. */
  private List<Finding> withSegments(
      WindowKey key,
      Digest digest,
      Knowledge knowledge,
      List<Finding> whole,
      SegmentDetector segments,
      List<String> objectKeys) {
    List<Finding> findings = new ArrayList<>(whole);
    Optional<SegmentDetector.Trouble> besieged = segments.besieged();
    if (besieged.isPresent()) {
      // The wave of requests and of refusals is that of the attack.
      findings.removeIf(finding -> BY_SIEGE.contains(finding.type()));
      findings.add(finding(key, digest, knowledge, besieged.get(), objectKeys));
    }
    if (findings.stream().noneMatch(finding -> TELLS_FAILURE.contains(finding.type()))) {
      segments
          .failing()
          .ifPresent(t -> findings.add(finding(key, digest, knowledge, t, objectKeys)));
    }
    boolean named = findings.stream().anyMatch(f -> f.type() != FindingType.UNKNOWN_ANOMALY);
    if (!named) {
      segments.slow().ifPresent(t -> findings.add(finding(key, digest, knowledge, t, objectKeys)));
    }
    if (findings.size() > 1) {
      findings.removeIf(finding -> finding.type() == FindingType.UNKNOWN_ANOMALY);
    }
    return withVisits(key, knowledge, findings, segments);
  }

  /** What a visit that is known explains is for the record; not that known paths became slow. */
  private static List<Finding> withVisits(
      WindowKey key, Knowledge knowledge, List<Finding> findings, SegmentDetector segments) {
    Set<FindingType> explained = Visits.explained(key.start(), segments.run(), knowledge.profile());
    boolean slow = !explained.isEmpty() && segments.isAnyPathSlow();
    return findings.stream()
        .map(
            finding -> {
              boolean others = slow && finding.type() == FindingType.PERFORMANCE_DEGRADATION;
              boolean known = explained.contains(finding.type()) && !others;
              return known ? finding.asInformation() : finding;
            })
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private Finding finding(
      WindowKey key,
      Digest digest,
      Knowledge knowledge,
      SegmentDetector.Trouble trouble,
      List<String> objectKeys) {
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
        sample(key, digest, knowledge.profile(), LogRows.of(trouble), part(trouble), objectKeys));
  }

  /** Returns what single windows are too small to tell. */
  private List<Finding> ofHalfHour(
      WindowKey key,
      Digest digest,
      Knowledge knowledge,
      Readings readings,
      List<String> objectKeys) {
    return readings
        .halfHour()
        .filter(together -> together.requests() >= minRequests)
        .map(together -> named(key, digest, knowledge, together, objectKeys))
        .orElse(List.of());
  }

  private List<Finding> findings(
      WindowKey key,
      Digest digest,
      Knowledge knowledge,
      Readings readings,
      List<String> objectKeys) {
    List<Finding> findings = named(key, digest, knowledge, readings, objectKeys);
    return findings.isEmpty()
        ? unknown(key, digest, knowledge, readings, objectKeys).stream().toList()
        : findings;
  }

  private List<Finding> named(
      WindowKey key,
      Digest digest,
      Knowledge knowledge,
      Readings readings,
      List<String> objectKeys) {
    List<Finding> findings = new ArrayList<>();
    Optional<TypeRule> named = Classification.name(readings, knowledge.limits(), digest);
    List<TypeRule> rules = new ArrayList<>(named.stream().toList());
    for (TypeRule aside : Classification.ASIDE) {
      // What clients use differs from hour to hour; without learned limits that is all news.
      boolean tooEarly = knowledge.learning() && aside.type() == FindingType.COMPLIANCE;
      if (!tooEarly && aside.strength(readings, knowledge.limits(), digest) >= 1) {
        rules.add(aside);
      }
    }
    for (TypeRule rule : rules) {
      findings.add(finding(key, digest, knowledge, readings, rule, objectKeys));
    }
    return findings;
  }

  private Finding finding(
      WindowKey key,
      Digest digest,
      Knowledge knowledge,
      Readings readings,
      TypeRule rule,
      List<String> objectKeys) {
    List<Blame.Change> changes = Explainer.changes(rule, digest, knowledge.profile(), readings);
    List<Feature> leading =
        rule.present(readings, knowledge.limits()).stream()
            .sorted(
                Comparator.comparingDouble((Sign sign) -> sign.excess(readings, knowledge.limits()))
                    .reversed())
            .map(Sign::feature)
            .toList();
    List<Evidence> evidence = Explainer.evidence(leading, readings, changes);
    Optional<Blame.Change> culprit = Explainer.cause(rule, changes);
    double strength = rule.strength(readings, knowledge.limits(), digest);
    return new Finding(
        key,
        rule.type(),
        culprit.map(Blame.Change::shown).orElse(""),
        Gravity.of(rule.type(), readings),
        strength / (1 + strength),
        Explainer.sentence(evidence, culprit),
        evidence,
        knowledge.learning(),
        sample(
            key,
            digest,
            knowledge.profile(),
            LogRows.of(rule.type(), leading),
            culprit,
            objectKeys));
  }

  private Optional<Finding> unknown(
      WindowKey key,
      Digest digest,
      Knowledge knowledge,
      Readings readings,
      List<String> objectKeys) {
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
            sample(key, digest, knowledge.profile(), LogRows.ALL, Optional.empty(), objectKeys)));
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

  private Sample sample(
      WindowKey key,
      Digest digest,
      Profile profile,
      LogRows rows,
      Optional<Blame.Change> culprit,
      List<String> objectKeys) {
    return new Sample(
        (long) digest.requests(),
        digest.objects(),
        profile.objects(),
        AthenaQuery.of(athenaTable, key, objectKeys, rows, culprit),
        objectKeys.stream().limit(MAX_KEYS).toList());
  }
}
