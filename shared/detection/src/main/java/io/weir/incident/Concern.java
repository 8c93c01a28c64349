package io.weir.incident;

import static java.util.Objects.requireNonNull;

import io.weir.finding.Evidence;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a finding or an incident is about and how much of it there is, as far as an answer to the
 * one says something of the other.
 *
 * @param type what kind of thing
 * @param subject whom or what it is about
 * @param severity how much it matters
 * @param amount of an attack its requests; of anything else how far its leading number lies from
 *     normal, in its own unit, as how far is too far is learned anew every night
 * @param reasons what it was told by: of an attack its classes, its surest rule and whether any of
 *     it may have succeeded; of anything else the number that lies farthest from normal
 * @param paths the forms of the paths of an attack's examples; empty for anything else
 */
public record Concern(
    FindingType type,
    String subject,
    Severity severity,
    double amount,
    Set<String> reasons,
    Set<String> paths) {
  public Concern {
    requireNonNull(type, "type");
    requireNonNull(subject, "subject");
    requireNonNull(severity, "severity");
    reasons = Set.copyOf(reasons);
    paths = Set.copyOf(paths);
    if (!(amount >= 0)) {
      throw new IllegalArgumentException("less than nothing: " + amount);
    }
  }

  /** Returns what the finding is about. */
  public static Concern of(Finding finding) {
    return of(
        finding.type(),
        finding.subject(),
        finding.severity(),
        finding.evidence(),
        finding.sample());
  }

  /** Returns what the incident is about, by its worst window. */
  public static Concern of(Incident incident) {
    return of(
        incident.type(),
        incident.subject(),
        incident.severity(),
        incident.evidence(),
        incident.sample());
  }

  private static Concern of(
      FindingType type, String subject, Severity severity, List<Evidence> evidence, Sample sample) {
    Set<String> reasons = new TreeSet<>();
    // The first reason of an attack says who; what he did stands behind it.
    evidence.stream()
        .skip(type.isSecurity() ? 1 : 0)
        .limit(type.isSecurity() ? Long.MAX_VALUE : 1)
        .forEach(line -> reasons.add(line.label()));
    double amount = evidence.stream().findFirst().map(Concern::distance).orElse(0.0);
    Set<String> paths = type.isSecurity() ? sample.paths() : Set.of();
    return new Concern(type, subject, severity, amount, reasons, paths);
  }

  private static double distance(Evidence line) {
    return Math.abs(line.observed() - (Double.isNaN(line.expected()) ? 0 : line.expected()));
  }

  /** Returns whether this is of the other's kind, about the same, and at most so many times it. */
  boolean isLike(Concern other, double times) {
    return type == other.type
        && subject.equals(other.subject)
        && other.reasons.containsAll(reasons)
        && severity.compareTo(other.severity) <= 0
        && amount <= times * other.amount;
  }

  /**
   * Returns what both would be told by, of the graver severity and the larger amount. Whose attack
   * it is says nothing of the next one, which comes from another client.
   */
  Concern and(Concern other) {
    Set<String> allReasons = new TreeSet<>(reasons);
    allReasons.addAll(other.reasons);
    Set<String> allPaths = new TreeSet<>(paths);
    allPaths.addAll(other.paths);
    return new Concern(
        type,
        subject,
        severity.compareTo(other.severity) >= 0 ? severity : other.severity,
        Math.max(amount, other.amount),
        allReasons,
        allPaths);
  }

  /** Returns whether what was said of the other twice holds for this. */
  boolean isTaughtBy(Concern other, double times) {
    boolean sameWhere =
        type.isSecurity()
            ? !paths.isEmpty() && other.paths.containsAll(paths)
            : subject.equals(other.subject);
    return type == other.type
        && sameWhere
        && other.reasons.containsAll(reasons)
        && severity.compareTo(other.severity) <= 0
        && severity != Severity.CRITICAL
        && amount <= times * other.amount;
  }

  /** Returns what answers have in common that teach together: the kind, and what it is about. */
  String lesson() {
    return type.label() + " " + (type.isSecurity() ? rule() : subject);
  }

  /** Returns the surest rule of an attack; empty for anything else. */
  public String rule() {
    return reasons.stream()
        .filter(reason -> type.isSecurity() && reason.startsWith("rule "))
        .map(reason -> reason.substring("rule ".length()))
        .sorted()
        .findFirst()
        .orElse("");
  }
}
