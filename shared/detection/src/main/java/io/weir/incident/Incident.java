package io.weir.incident;

import static java.util.Objects.requireNonNull;

import io.weir.finding.Evidence;
import io.weir.finding.FindingType;
import io.weir.finding.Proposal;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One cause, from its first window to its last: what people are told about.
 *
 * @param id stable: the same windows give the same id
 * @param source the load balancer or distribution
 * @param type what kind of thing is wrong
 * @param subject whom or what it is about; empty for the source as a whole
 * @param severity the highest severity so far
 * @param state whether it goes on
 * @param opened the start of the first window
 * @param lastSeen the end of the last window with a finding
 * @param closed the end of the last window with a finding, once resolved; empty while open
 * @param trail which windows had a finding
 * @param worst the start of the worst window
 * @param score the score of the worst window, in (0, 1]
 * @param explanation one sentence for a person, of the worst window
 * @param evidence the reasons, of the worst window
 * @param learning whether it was judged without a trained model
 * @param sample what the worst window rests on
 * @param notice the latest change that people should hear of
 * @param noticeNumber counts the notices of this incident from 1; 0 while people need not know
 * @param revision counts the writes of this incident from 1
 * @param told what people were last told of it; empty while they need not know
 * @param related the incidents that went on when this one began, one line each
 * @param proposal what could be done about it; empty where that was not asked
 * @param answers what people said of it, in order of time
 */
public record Incident(
    String id,
    String source,
    FindingType type,
    String subject,
    Severity severity,
    State state,
    Instant opened,
    Instant lastSeen,
    Optional<Instant> closed,
    Trail trail,
    Instant worst,
    double score,
    String explanation,
    List<Evidence> evidence,
    boolean learning,
    Sample sample,
    Notice notice,
    int noticeNumber,
    long revision,
    Optional<Told> told,
    List<String> related,
    Optional<Proposal> proposal,
    List<Said> answers) {

  /**
   * What a person said of an incident.
   *
   * @param kind what
   * @param at when
   */
  public record Said(AnswerKind kind, Instant at) {
    public Said {
      requireNonNull(kind, "kind");
      requireNonNull(at, "at");
    }
  }

  /**
   * What people were told when they were last told of something new.
   *
   * @param until the end of the last window that was known then
   * @param type what it was called
   * @param subject whom or what it was about
   * @param strength how many times over its limit the worst window was
   */
  public record Told(Instant until, FindingType type, String subject, double strength) {
    public Told {
      requireNonNull(until, "until");
      requireNonNull(type, "type");
      requireNonNull(subject, "subject");
    }
  }

  /** Whether an incident goes on. */
  public enum State {
    /** Seen, but not often enough to tell people. */
    PENDING,
    OPEN,
    RESOLVED
  }

  /** What people are told. */
  public enum Notice {
    NONE,
    OPENED,
    ESCALATED,
    /** Late data changed the verdict. */
    REVISED,
    RESOLVED;

    /** Returns whether what is told goes on, as far as is known then. */
    public boolean goesOn() {
      return this != RESOLVED && this != REVISED;
    }
  }

  public Incident {
    requireNonNull(id, "id");
    requireNonNull(source, "source");
    requireNonNull(type, "type");
    requireNonNull(subject, "subject");
    requireNonNull(severity, "severity");
    requireNonNull(state, "state");
    requireNonNull(opened, "opened");
    requireNonNull(lastSeen, "lastSeen");
    requireNonNull(closed, "closed");
    requireNonNull(trail, "trail");
    requireNonNull(worst, "worst");
    requireNonNull(sample, "sample");
    requireNonNull(explanation, "explanation");
    requireNonNull(notice, "notice");
    requireNonNull(told, "told");
    requireNonNull(proposal, "proposal");
    evidence = List.copyOf(evidence);
    related = List.copyOf(related);
    answers = List.copyOf(answers);
    if (closed.isPresent() != (state == State.RESOLVED)) {
      throw new IllegalArgumentException("closed goes with RESOLVED: " + state + ", " + closed);
    }
  }

  /** Returns an incident of which it is not kept what people were told. */
  public Incident(
      String id,
      String source,
      FindingType type,
      String subject,
      Severity severity,
      State state,
      Instant opened,
      Instant lastSeen,
      Optional<Instant> closed,
      Trail trail,
      Instant worst,
      double score,
      String explanation,
      List<Evidence> evidence,
      boolean learning,
      Sample sample,
      Notice notice,
      int noticeNumber,
      long revision) {
    this(
        id,
        source,
        type,
        subject,
        severity,
        state,
        opened,
        lastSeen,
        closed,
        trail,
        worst,
        score,
        explanation,
        evidence,
        learning,
        sample,
        notice,
        noticeNumber,
        revision,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  /** Returns the incident with the answers to it, in place of those that it has. */
  public Incident answered(List<Answer> said) {
    IncidentDraft draft = new IncidentDraft(this);
    draft.answers =
        said.stream()
            .map(answer -> new Said(answer.kind(), answer.at()))
            .sorted(Comparator.comparing(Said::at).thenComparing(Said::kind))
            .toList();
    return draft.incident(revision);
  }

  /** Returns whether it is trouble that is not over. */
  public boolean isUnresolved() {
    return type.isTrouble() && state != State.RESOLVED;
  }

  /** Returns whether it is over, and was last seen before the time. */
  public boolean isOverBefore(Instant time) {
    return !isUnresolved() && lastSeen.isBefore(time);
  }

  /** Returns whether people were alerted; what is told as information is no alert. */
  public boolean isAlert() {
    return noticeNumber > 0 && type.isTrouble();
  }

  /** Returns how many times it came: what stayed away for as long as ends most is another time. */
  public int times() {
    return trail.runs(opened, Paging.defaults().resolveAfter());
  }

  /** Returns how many windows had a finding. */
  public int windows() {
    return trail.count();
  }
}
