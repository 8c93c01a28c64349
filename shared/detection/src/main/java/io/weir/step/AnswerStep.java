package io.weir.step;

import static java.util.Objects.requireNonNull;

import io.weir.alert.AnswerKey;
import io.weir.alert.AnswerLinks;
import io.weir.alert.AnswerTicket;
import io.weir.incident.Answer;
import io.weir.incident.AnswerKind;
import io.weir.incident.Incident;
import io.weir.store.AnswerStore;
import io.weir.store.IncidentStore;
import java.time.Clock;
import java.util.Optional;

/**
 * The step that listens: what a person says of an alert is kept, once. What follows from it is the
 * affair of whoever scores and of whoever responds, who read it.
 */
public final class AnswerStep {
  private final IncidentStore incidents;
  private final AnswerStore answers;
  private final AnswerKey key;
  private final boolean responds;
  private final Clock clock;

  /**
   * Returns a step that takes answers.
   *
   * @param responds whether there is anybody who would apply a proposal
   */
  public AnswerStep(
      IncidentStore incidents, AnswerStore answers, AnswerKey key, boolean responds, Clock clock) {
    this.incidents = requireNonNull(incidents, "incidents");
    this.answers = requireNonNull(answers, "answers");
    this.key = requireNonNull(key, "key");
    this.responds = responds;
    this.clock = requireNonNull(clock, "clock");
  }

  /** What becomes of an answer. */
  public enum Outcome {
    /** It would be taken. */
    ASKED,
    TAKEN,
    /** That was answered before. */
    TAKEN_BEFORE,
    /** The right to answer is over. */
    OVER,
    /** It was not signed by this stack, or names what there is not. */
    REFUSED,
    /** There is nothing to apply, or nobody who would. */
    POINTLESS
  }

  /**
   * What became of an answer.
   *
   * @param outcome what
   * @param ticket the right to answer; empty if there is none
   * @param incident what was answered; empty if it was not looked for or is gone
   */
  public record Reply(Outcome outcome, Optional<AnswerTicket> ticket, Optional<Incident> incident) {
    static Reply of(Outcome outcome) {
      return new Reply(outcome, Optional.empty(), Optional.empty());
    }

    /** Returns the ticket to take the answer back, as it stands in a link. */
    public Optional<String> undo(AnswerKey key) {
      return ticket
          .filter(right -> outcome == Outcome.TAKEN && right.kind() != AnswerKind.UNDO)
          .map(right -> right.with(AnswerKind.UNDO).signed(key));
    }
  }

  /** Says what the answer would be; changes nothing, however often it is asked. */
  public Reply look(String ticket) {
    return checked(ticket).map(this::look).orElseGet(() -> Reply.of(Outcome.REFUSED));
  }

  /** Takes the answer that the ticket gives the right to. */
  public Reply answer(String ticket) {
    return checked(ticket).map(this::take).orElseGet(() -> Reply.of(Outcome.REFUSED));
  }

  /**
   * Takes the answer of somebody whose right was checked before.
   *
   * @param right the ticket that he would have
   */
  public Reply answer(AnswerTicket right) {
    return take(right);
  }

  /** Nothing is read for a ticket that was made elsewhere. */
  private Optional<AnswerTicket> checked(String ticket) {
    return AnswerTicket.read(ticket, key);
  }

  private Reply look(AnswerTicket right) {
    if (!right.until().isAfter(clock.instant())) {
      return new Reply(Outcome.OVER, Optional.of(right), Optional.empty());
    }
    Optional<Incident> incident =
        incidents
            .incident(right.incident())
            .filter(of -> right.notice() >= 1 && right.notice() <= of.noticeNumber());
    Outcome outcome =
        incident
            .map(of -> isPointless(of, right.kind()) ? Outcome.POINTLESS : Outcome.ASKED)
            .orElse(Outcome.REFUSED);
    return new Reply(outcome, Optional.of(right), incident);
  }

  private boolean isPointless(Incident incident, AnswerKind kind) {
    return kind == AnswerKind.APPLY && !(responds && AnswerLinks.canApply(incident));
  }

  private Reply take(AnswerTicket right) {
    Reply reply = look(right);
    if (reply.outcome() != Outcome.ASKED) {
      return reply;
    }
    Answer answer =
        Answer.of(reply.incident().orElseThrow(), right.notice(), right.kind(), clock.instant());
    Outcome outcome = answers.put(answer) ? Outcome.TAKEN : Outcome.TAKEN_BEFORE;
    return new Reply(outcome, reply.ticket(), reply.incident());
  }
}
