package io.weir.detect;

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
import io.weir.window.WindowKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Turns a window that lies far from normal into findings. */
public final class AnomalyDetector {
  private static final int MAX_KEYS = 5;
  private static final double MOST = 0.6;

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
    if (Math.max(digest.requests(), expected) >= minRequests) {
      return findings(key, digest, knowledge, readings, objectKeys);
    }
    // What one small window cannot tell, some in a row may.
    return readings.requestsInARow() >= minRequests
        ? findings(key, digest, knowledge, readings.lasting(), objectKeys)
        : List.of();
  }

  private List<Finding> findings(
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
    if (rules.isEmpty()) {
      unknown(key, digest, knowledge, readings, objectKeys).ifPresent(findings::add);
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
    Optional<Blame.Change> culprit =
        changes.stream()
            .filter(change -> change.part() >= MOST)
            .min(Comparator.comparingInt(change -> rule.blame().indexOf(change.dimension())));
    double strength = rule.strength(readings, knowledge.limits(), digest);
    return new Finding(
        key,
        rule.type(),
        culprit.map(Blame.Change::value).orElse(""),
        Gravity.of(rule.type(), readings),
        strength / (1 + strength),
        Explainer.sentence(evidence, changes),
        evidence,
        knowledge.learning(),
        sample(key, digest, knowledge.profile(), culprit, objectKeys));
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
            "An unusual mix: " + Explainer.sentence(evidence, List.of()),
            evidence,
            knowledge.learning(),
            sample(key, digest, knowledge.profile(), Optional.empty(), objectKeys)));
  }

  private Sample sample(
      WindowKey key,
      Digest digest,
      Profile profile,
      Optional<Blame.Change> culprit,
      List<String> objectKeys) {
    return new Sample(
        (long) digest.requests(),
        digest.objects(),
        profile.objects(),
        AthenaQuery.of(athenaTable, key, culprit),
        objectKeys.stream().limit(MAX_KEYS).toList());
  }
}
