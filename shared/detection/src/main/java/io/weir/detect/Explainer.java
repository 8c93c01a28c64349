package io.weir.detect;

import io.weir.baseline.Profile;
import io.weir.baseline.Reading;
import io.weir.baseline.Readings;
import io.weir.feature.Digest;
import io.weir.feature.Feature;
import io.weir.finding.Evidence;
import io.weir.finding.FindingType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts the reasons of a finding in order: the leading feature, who changed, the other features. */
final class Explainer {
  private static final int MAX_CHANGES = 4;
  private static final int MAX_FEATURES = 5;
  private static final double TELLING_PART = 0.2;
  private static final double WORTH_MENTION = 1.5;

  private Explainer() {}

  /** Returns the values that changed, for a row of the table: the cause first, if there is one. */
  static List<Blame.Change> changes(
      TypeRule rule, Digest digest, Profile profile, Readings readings) {
    Blame blame = new Blame(digest, profile, readings);
    boolean loss =
        rule.type() == FindingType.BACKEND_LOSS || rule.type() == FindingType.TRAFFIC_DROP;
    List<Blame.Change> changes =
        (loss ? blame.fallen(rule.blame()) : blame.risen(rule.blame()))
            .stream()
                .filter(change -> change.part() >= TELLING_PART && change.gain() > 0)
                .limit(MAX_CHANGES)
                .collect(Collectors.toCollection(ArrayList::new));
    cause(rule, changes)
        .ifPresent(
            cause -> {
              changes.remove(cause);
              changes.add(0, cause);
            });
    return changes;
  }

  /** Returns what explains most of the change, of equal ones what the row names first. */
  static Optional<Blame.Change> cause(TypeRule rule, List<Blame.Change> changes) {
    return changes.stream()
        .filter(Blame.Change::explains)
        .min(Comparator.comparingInt(change -> rule.blame().indexOf(change.dimension())));
  }

  /** Returns the reasons, most telling first. */
  static List<Evidence> evidence(
      List<Feature> leading, Readings readings, List<Blame.Change> changes) {
    double whole = readings.all().stream().mapToDouble(r -> r.worry() * r.worry()).sum() + 1e-9;
    Set<Feature> features = new LinkedHashSet<>(leading);
    readings.all().stream()
        .filter(reading -> reading.worry() >= WORTH_MENTION)
        .sorted(Comparator.comparingDouble(Reading::worry).reversed())
        .limit(MAX_FEATURES)
        .forEach(reading -> features.add(reading.feature()));
    List<Evidence> evidence = new ArrayList<>();
    for (Feature feature : features) {
      readings.get(feature).ifPresent(reading -> evidence.add(evidence(reading, whole)));
    }
    int place = Math.min(1, evidence.size());
    for (Blame.Change change : changes) {
      evidence.add(place++, evidence(change));
    }
    return evidence;
  }

  static Evidence evidence(Reading reading, double whole) {
    Feature feature = reading.feature();
    return new Evidence(
        feature.label(),
        feature.kind().unit(),
        feature.kind().shown(reading.observed()),
        feature.kind().shown(reading.expected()),
        Math.min(1, reading.worry() * reading.worry() / whole));
  }

  private static Evidence evidence(Blame.Change change) {
    return new Evidence(
        change.label(),
        change.unit(),
        change.observed(),
        change.expected(),
        Math.min(1, change.part()));
  }

  /** Returns one sentence: the leading reason, and what explains most of it. */
  static String sentence(List<Evidence> evidence, Optional<Blame.Change> cause) {
    Evidence first = evidence.get(0);
    StringBuilder text = new StringBuilder(first.label());
    text.append(' ').append(Numbers.text(first.observed(), first.unit()));
    text.append(", expected about ").append(Numbers.text(first.expected(), first.unit()));
    cause.ifPresent(
        change -> {
          text.append("; ").append(change.label()).append(": ");
          text.append(Numbers.text(change.observed(), change.unit()));
          text.append(", usually about ").append(Numbers.text(change.expected(), ""));
        });
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
