package io.weir.finding;

import static java.util.Objects.requireNonNull;

import io.weir.window.WindowKey;
import java.util.List;
import java.util.Optional;

/**
 * Something wrong in one window of one source.
 *
 * @param window which window
 * @param type what kind of thing
 * @param subject whom or what it is about: a client, a path, a target, or empty for the source as a
 *     whole
 * @param severity how much it matters
 * @param score how far from normal, in (0, 1]; a rule's confidence for an attack
 * @param explanation one sentence for a person
 * @param evidence the reasons, most telling first
 * @param learning whether it was judged without a trained model
 * @param sample what it rests on
 * @param proposal what could be done about it; empty where that was not asked
 */
public record Finding(
    WindowKey window,
    FindingType type,
    String subject,
    Severity severity,
    double score,
    String explanation,
    List<Evidence> evidence,
    boolean learning,
    Sample sample,
    Optional<Proposal> proposal) {
  public Finding {
    requireNonNull(window, "window");
    requireNonNull(type, "type");
    requireNonNull(subject, "subject");
    requireNonNull(severity, "severity");
    requireNonNull(explanation, "explanation");
    requireNonNull(sample, "sample");
    requireNonNull(proposal, "proposal");
    evidence = List.copyOf(evidence);
    if (!(score > 0 && score <= 1)) {
      throw new IllegalArgumentException("score must be in (0, 1]: " + score);
    }
  }

  /** Returns a finding without a proposal. */
  public Finding(
      WindowKey window,
      FindingType type,
      String subject,
      Severity severity,
      double score,
      String explanation,
      List<Evidence> evidence,
      boolean learning,
      Sample sample) {
    this(
        window,
        type,
        subject,
        severity,
        score,
        explanation,
        evidence,
        learning,
        sample,
        Optional.empty());
  }

  /** Returns the finding with another sample. */
  public Finding with(Sample other) {
    return changed(severity, other, proposal);
  }

  /** Returns the finding with other reasons. */
  public Finding with(List<Evidence> reasons) {
    return new Finding(
        window, type, subject, severity, score, explanation, reasons, learning, sample, proposal);
  }

  /** Returns the finding with what could be done about it. */
  public Finding with(Proposal other) {
    return changed(severity, sample, Optional.of(other));
  }

  /** Returns the finding in other words. */
  public Finding explained(String sentence) {
    return new Finding(
        window, type, subject, severity, score, sentence, evidence, learning, sample, proposal);
  }

  /** Returns this as something that is noted, but that nobody need be told. */
  public Finding asInformation() {
    return changed(Severity.INFO, sample, proposal);
  }

  private Finding changed(Severity other, Sample rests, Optional<Proposal> proposed) {
    return new Finding(
        window, type, subject, other, score, explanation, evidence, learning, rests, proposed);
  }

  /** Returns the id, the same for the same source, window, type and subject. */
  public String id() {
    return StableId.of(
        window.source(), Long.toString(window.start().getEpochSecond()), type.label(), subject);
  }
}
