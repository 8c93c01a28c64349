package io.weir.step.score;

import static java.util.Objects.requireNonNull;

import io.weir.model.SourceModels;
import io.weir.step.Setback;
import io.weir.step.Settings;
import io.weir.store.AnswerStore;
import io.weir.store.IncidentStore;
import io.weir.store.ModelStore;
import io.weir.store.VerdictStore;
import io.weir.store.WindowStore;
import io.weir.store.work.DueSource;
import io.weir.store.work.OvertakenException;
import io.weir.store.work.SourceWork;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The second step: changed windows become summaries, findings and incidents. Each source is scored
 * in a turn of its own, so that several may be scored at once, and what goes wrong at one of them
 * stops no other.
 */
public final class ScoreStep {
  private final Desk desk;
  private final Clock clock;

  public ScoreStep(
      WindowStore windows,
      IncidentStore incidents,
      VerdictStore verdicts,
      ModelStore models,
      Settings settings,
      Clock clock) {
    this(windows, incidents, verdicts, models, settings, Gathering.ROLL_UP_FROM, clock);
  }

  /** As the other, merging so many parts of a window or more. */
  public ScoreStep(
      WindowStore windows,
      IncidentStore incidents,
      VerdictStore verdicts,
      ModelStore models,
      Settings settings,
      int rollUpFrom,
      Clock clock) {
    this.desk =
        new Desk(
            windows,
            new Gathering(windows, rollUpFrom),
            incidents,
            verdicts,
            new SourceModels(models),
            new Fitted(),
            settings,
            AnswerStore.NONE);
    this.clock = requireNonNull(clock, "clock");
  }

  private ScoreStep(Desk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /** Returns the same step, which heeds what people said of alerts. */
  public ScoreStep heeding(AnswerStore answers) {
    return new ScoreStep(desk.heeding(answers), clock);
  }

  /** Scores every source that is due, one after the other. */
  public ScoreReport score() {
    return score(Stated.of(desk.settings().suppressions()));
  }

  /** Does the same by what is stated, in place of the suppressions in the settings. */
  public ScoreReport score(Stated stated) {
    ScoreReport report = ScoreReport.NOTHING;
    int waiting = 0;
    Instant now = clock.instant();
    for (DueSource due : desk.windows().dueSources(now)) {
      ScoreReport next = score(new SourceWork(due.source(), now, false, false), stated);
      waiting += next.waiting();
      report = report.and(next);
    }
    return report.withWaiting(waiting);
  }

  /**
   * Scores the windows of one source that changed and are settled, and resolves incidents that are
   * over. Does nothing if the source is not due.
   *
   * @param work which source. While objects of it still wait to be read, windows look emptier than
   *     they are: they are looked at for attacks, and judged later
   */
  public ScoreReport score(SourceWork work, Stated stated) {
    ScoreReport report = ScoreReport.NOTHING;
    String source = work.source();
    Instant now = clock.instant();
    try {
      boolean more = true;
      while (more) {
        var due = desk.windows().source(source).filter(found -> !found.due().isAfter(now));
        more = false;
        if (due.isPresent()) {
          SourceTurn turn = new SourceTurn(desk, stated, due.get(), work, now);
          more = turn.score();
          report = report.and(turn.report());
        }
      }
    } catch (OvertakenException e) {
      // Whoever began later sees all that this turn has written, and does the rest.
      return report;
    } catch (RuntimeException e) {
      Setback failed = Setback.of(Setback.Kind.SOURCE_FAILED, source, source, e);
      return report.and(new ScoreReport(0, 0, 0, Map.of(), List.of(failed), List.of()));
    }
    return report;
  }
}
