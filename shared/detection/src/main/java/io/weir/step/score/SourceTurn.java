package io.weir.step.score;

import io.weir.alert.Metric;
import io.weir.incident.Answer;
import io.weir.incident.Answers;
import io.weir.incident.Deploys;
import io.weir.incident.IncidentTracker;
import io.weir.incident.Suppressions;
import io.weir.step.Setback;
import io.weir.step.score.Gathering.Gathered;
import io.weir.store.Found;
import io.weir.store.OwnPast;
import io.weir.store.RollUp;
import io.weir.store.WindowSummary;
import io.weir.store.work.DirtyWindow;
import io.weir.store.work.DueSource;
import io.weir.store.work.OvertakenException;
import io.weir.store.work.SourceArrival;
import io.weir.store.work.SourceWork;
import io.weir.store.work.Turn;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One turn at one source: its changed windows, its silence, and what is over. */
final class SourceTurn {
  /** So many windows fit well into the time that a function has. */
  private static final int BATCH = 1000;

  /** With the waits between them, about half an hour: longer than any release takes. */
  private static final int MAX_TRIES = 6;

  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Duration A_DAY = Duration.ofDays(1);

  private final Desk desk;
  private final DueSource due;
  private final boolean behind;
  private final boolean shown;
  private final Instant now;
  private final Duration evaluateAfter;
  private final Suppressions suppressions;
  private final Turn turn;
  private final PendingIncidents pending;
  private final IncidentTracker tracker;
  private final Scorers scorers;
  private final Map<WindowKey, DirtyWindow> marked = new HashMap<>();
  private final List<Setback> setbacks = new ArrayList<>();
  private final List<Metric> metrics = new ArrayList<>();
  private Instant next = Instant.MAX;
  private Instant judgedUntil = Instant.EPOCH;
  private int scored;
  private int waiting;
  private int findings;

  SourceTurn(Desk desk, Stated stated, DueSource due, SourceWork work, Instant now) {
    this.desk = desk;
    this.due = due;
    this.behind = work.behind();
    this.shown = work.shown();
    this.now = now;
    this.suppressions =
        new Suppressions(stated.suppressions(), answers(), new Deploys(stated.deploys()));
    this.evaluateAfter = desk.settings().lateness().evaluateAfter(due.arrival().format());
    this.turn = desk.verdicts().take(due.source());
    this.pending = new PendingIncidents(desk.incidents(), due.source(), setbacks::add);
    this.tracker = new IncidentTracker(pending, desk.settings().paging(), suppressions);
    this.scorers = new Scorers(desk, due.arrival(), pending, tracker, stated, now, setbacks::add);
  }

  private Answers answers() {
    Found<Answer> found = desk.answers().answers(due.source());
    for (String unreadable : found.unreadable()) {
      setbacks.add(new Setback(Setback.Kind.ANSWER_UNREADABLE, due.source(), "answer", unreadable));
    }
    return new Answers(found.all());
  }

  /**
   * Does what is due.
   *
   * @return whether there was more than fits into a turn
   */
  boolean score() throws OvertakenException {
    // One read has all that most turns need: what is near the windows that come next.
    pending.readIncidents(
        due.source(), turn.judgedUntil().minus(desk.settings().paging().resolveAfter()));
    tracker.takeAnswers(now.minus(A_DAY));
    List<DirtyWindow> marks = desk.windows().dirtyWindows(due.source());
    marks.forEach(mark -> marked.put(mark.key(), mark));
    for (DirtyWindow mark : marks.subList(0, Math.min(BATCH, marks.size()))) {
      tryWindow(mark);
    }
    boolean more = marks.size() > BATCH;
    if (!behind && !more) {
      lookForSilence();
    }
    commit(Optional.empty(), false);
    for (OwnPast past : scorers.toKeep()) {
      desk.verdicts().keep(turn, past);
    }
    if (judgedUntil.isAfter(turn.judgedUntil())) {
      desk.verdicts().finish(turn, judgedUntil);
    }
    desk.windows().rest(due, more ? now : next);
    return more && scored > 0;
  }

  ScoreReport report() {
    return new ScoreReport(scored, waiting, findings, suppressions.heeded(), setbacks, metrics);
  }

  private void tryWindow(DirtyWindow mark) throws OvertakenException {
    Instant settled = mark.key().end().plus(evaluateAfter);
    if (mark.notBefore().isAfter(now)) {
      wake(mark.notBefore());
      return;
    }
    try {
      if (settled.isAfter(now) || behind) {
        waiting++;
        wake(settled.isAfter(now) ? settled : now.plus(A_MINUTE));
        if (mark.urgent()) {
          Gathered gathered = gathered(mark);
          look(mark.key(), gathered.window());
          keep(gathered);
          desk.windows().noteLooked(mark);
        }
      } else {
        judge(mark);
      }
    } catch (UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) {
      pending.discard();
      fail(mark, e);
    }
  }

  private void judge(DirtyWindow mark) throws OvertakenException {
    WindowKey key = mark.key();
    Gathered gathered = gathered(mark);
    if (!gathered.isWhole() && mark.failures() + 1 < MAX_TRIES) {
      look(key, gathered.window());
      retry(mark);
      return;
    }
    SourceScorer scorer = scorers.of(key);
    SourceScorer.Judged judged = scorer.judge(key, gathered.window(), gathered.isWhole());
    commit(judged.summary(), judged.endsPast());
    keep(gathered);
    if (judged.summary().isPresent() && shown) {
      metrics.addAll(scorer.metrics(judged.summary().get()));
    }
    judged.summary().ifPresent(scorer::remember);
    desk.windows().clearDirty(mark);
    judgedUntil = later(judgedUntil, key.end());
    findings += judged.findings();
    scored++;
  }

  private Gathered gathered(DirtyWindow mark) {
    Gathered gathered = desk.gathering().gather(mark);
    WindowKey key = mark.key();
    for (String part : gathered.unreadable()) {
      setbacks.add(
          new Setback(Setback.Kind.PART_UNREADABLE, key.source(), key.start().toString(), part));
    }
    return gathered;
  }

  /** Without that, the mark is still needed. */
  private void keep(Gathered gathered) throws OvertakenException {
    if (!desk.gathering().keep(gathered)) {
      throw new OvertakenException(turn);
    }
  }

  private void look(WindowKey key, Window window) throws OvertakenException {
    if (desk.settings().lateness().isLong(due.arrival().format())) {
      scorers.of(key).lookEarly(key, window, this::unsettled);
    } else {
      scorers.of(key).look(key, window);
    }
    commit(Optional.empty(), false);
  }

  private Optional<Window> unsettled(WindowKey key) {
    return Optional.ofNullable(marked.get(key)).map(mark -> desk.gathering().gather(mark).window());
  }

  private void fail(DirtyWindow mark, RuntimeException failure) {
    String name = mark.key().start().toString();
    boolean last = mark.failures() + 1 >= MAX_TRIES;
    Setback.Kind kind = last ? Setback.Kind.WINDOW_SET_ASIDE : Setback.Kind.WINDOW_FAILED;
    setbacks.add(Setback.of(kind, due.source(), name, failure));
    if (last) {
      setAside(mark);
    } else {
      retry(mark);
    }
  }

  /** What comes later is judged with all that is there, whatever the mark knew. */
  private void setAside(DirtyWindow mark) {
    RollUp kept = desk.windows().rollUp(mark.key());
    boolean done =
        kept.isEmpty() || desk.windows().putRollUp(RollUp.empty(mark.key(), kept.revision() + 1));
    if (done) {
      desk.windows().clearDirty(mark);
    }
  }

  private void retry(DirtyWindow mark) {
    Instant again = now.plus(A_MINUTE.multipliedBy(1L << mark.failures()));
    desk.windows().noteFailure(mark, again);
    wake(again);
  }

  private void lookForSilence() throws OvertakenException {
    SourceArrival arrival = due.arrival();
    Instant horizon = now.minus(evaluateAfter);
    Duration width = desk.settings().windowWidth();
    Instant quietAt = arrival.arrived().plus(width.multipliedBy(Silence.MIN_WINDOWS));
    boolean recent = arrival.latest().end().plus(A_DAY).isAfter(horizon);
    if (!quietAt.isBefore(horizon)) {
      wake(quietAt.plus(evaluateAfter).plusSeconds(1));
      return;
    }
    if (recent && arrival.latest().width().equals(width)) {
      scorers.of(arrival.latest()).silentUpTo(horizon);
    }
    tracker.resolve(due.source(), horizon);
    commit(Optional.empty(), false);
    judgedUntil = later(judgedUntil, horizon);
    if (recent || pending.anyUnresolved()) {
      wake(now.plus(width));
    }
  }

  private void commit(Optional<WindowSummary> summary, boolean endsPast) throws OvertakenException {
    var verdict = pending.take(summary, endsPast);
    if (!verdict.isEmpty()) {
      desk.verdicts().commit(turn, verdict);
    }
  }

  private void wake(Instant time) {
    next = time.isBefore(next) ? time : next;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
