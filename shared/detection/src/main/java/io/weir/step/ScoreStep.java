package io.weir.step;

import static java.util.Objects.requireNonNull;

import io.weir.baseline.ProfileFitter;
import io.weir.incident.IncidentTracker;
import io.weir.incident.Suppression;
import io.weir.incident.Suppressions;
import io.weir.log.LogFormat;
import io.weir.model.SourceModels;
import io.weir.store.DirtyWindow;
import io.weir.store.IncidentStore;
import io.weir.store.ModelStore;
import io.weir.store.SourceArrival;
import io.weir.store.WindowStore;
import io.weir.window.WindowKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The second step: changed windows become summaries, findings and incidents. */
public final class ScoreStep {
  private static final int BATCH = 2000;
  private static final Duration A_DAY = Duration.ofDays(1);

  private final WindowStore windows;
  private final IncidentStore incidents;
  private final SourceModels models;
  private final Fitted fitted = new Fitted();
  private final Settings settings;
  private final Clock clock;

  public ScoreStep(
      WindowStore windows,
      IncidentStore incidents,
      ModelStore models,
      Settings settings,
      Clock clock) {
    this.windows = requireNonNull(windows, "windows");
    this.incidents = requireNonNull(incidents, "incidents");
    this.models = new SourceModels(models);
    this.settings = requireNonNull(settings, "settings");
    this.clock = requireNonNull(clock, "clock");
  }

  /** Scores every window that changed and is settled, and resolves incidents that are over. */
  public ScoreReport score() {
    return score(settings.suppressions());
  }

  /** Does the same, and keeps quiet about what these say in place of those in the settings. */
  public ScoreReport score(List<Suppression> stated) {
    return new Run(new Suppressions(stated)).score();
  }

  /** One run: what was read of a source is kept until its end and no longer. */
  private final class Run {
    private final Instant now = clock.instant();
    private final Map<String, LogFormat> formats = new HashMap<>();
    private final Map<String, SourceScorer> scorers = new HashMap<>();
    private final Map<String, Instant> readFrom = new HashMap<>();
    private final Set<WindowKey> unsettled = new HashSet<>();
    private final Suppressions suppressions;
    private int scored;
    private int findings;

    Run(Suppressions suppressions) {
      this.suppressions = suppressions;
    }

    ScoreReport score() {
      List<SourceArrival> sources = windows.sources();
      sources.forEach(arrival -> formats.put(arrival.source(), arrival.format()));
      boolean more = true;
      while (more) {
        more = scoreBatch();
      }
      sources.forEach(this::lookForSilence);
      return new ScoreReport(scored, unsettled.size(), findings, suppressions.heeded());
    }

    /** Returns whether there may be more to score. */
    private boolean scoreBatch() {
      List<DirtyWindow> batch = windows.dirtyWindows(BATCH);
      int before = scored;
      for (DirtyWindow mark : batch) {
        if (isSettled(mark.key())) {
          findings += scorer(mark.key()).score(mark.key()).size();
          windows.clearDirty(mark);
          scored++;
        } else if (unsettled.add(mark.key())) {
          scorer(mark.key()).scoreAttacks(mark.key());
        }
      }
      return batch.size() == BATCH && scored > before;
    }

    private boolean isSettled(WindowKey key) {
      return !key.end().plus(settings.lateness().evaluateAfter(format(key.source()))).isAfter(now);
    }

    private LogFormat format(String source) {
      // A window can be marked just before its source's arrival is noted.
      return formats.getOrDefault(source, LogFormat.ALB);
    }

    private SourceScorer scorer(WindowKey key) {
      Instant from = readFrom.get(key.source());
      if (from == null || key.start().isBefore(from)) {
        readFrom.put(key.source(), key.start());
        scorers.put(key.source(), newScorer(key.source(), key.start()));
      }
      return scorers.get(key.source());
    }

    private SourceScorer newScorer(String source, Instant earliest) {
      var trained = models.knowledge(source);
      Instant until = now.plus(A_DAY);
      Instant from = earliest.minus(Duration.ofDays(settings.trainingDays()));
      Memory memory =
          trained.isPresent()
              ? Memory.readRecent(windows, source, earliest, until)
              : Memory.read(windows, source, from, until);
      ProfileFitter fitter = new ProfileFitter(settings.zone(), settings.windowWidth());
      Learned learned = new Learned(source, trained, memory, fitter, fitted);
      return new SourceScorer(
          source, windows, incidents, settings, suppressions, format(source), learned, memory);
    }

    private void lookForSilence(SourceArrival arrival) {
      Instant horizon = now.minus(settings.lateness().evaluateAfter(arrival.format()));
      Duration patience = settings.windowWidth().multipliedBy(Silence.MIN_WINDOWS);
      boolean quiet = arrival.arrived().plus(patience).isBefore(horizon);
      boolean recent = arrival.latest().end().plus(A_DAY).isAfter(horizon);
      if (quiet && recent) {
        scorer(arrival.latest()).silentUpTo(horizon);
      }
      if (quiet) {
        new IncidentTracker(incidents, settings.paging(), suppressions)
            .resolve(arrival.source(), horizon);
      }
    }
  }
}
