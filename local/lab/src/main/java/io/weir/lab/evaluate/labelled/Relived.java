package io.weir.lab.evaluate.labelled;

import io.weir.lab.ReplayClock;
import io.weir.step.PartIntake;
import io.weir.step.Settings;
import io.weir.step.TrainStep;
import io.weir.step.score.ScoreStep;
import io.weir.store.memory.InMemoryIncidentStore;
import io.weir.store.memory.InMemoryModelStore;
import io.weir.store.memory.InMemoryVerdictStore;
import io.weir.store.memory.InMemoryWindowStore;
import io.weir.window.WindowPart;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Lives through windows as a deployment would: they arrive five minutes after their end, are scored
 * as they settle, and models are trained at midnight.
 */
final class Relived {
  private static final Duration DELIVERY = Duration.ofMinutes(5);
  private static final Duration KEPT_PARTS = Duration.ofHours(6);

  private final WindowsFile traffic;
  private final Settings settings;
  private final ReplayClock clock = new ReplayClock(Instant.EPOCH);
  private final InMemoryWindowStore windows = new InMemoryWindowStore();
  private final Telling telling = new Telling(clock);
  private final InMemoryIncidentStore incidents = new InMemoryIncidentStore(telling);
  private final PartIntake intake;
  private final ScoreStep score;
  private final TrainStep train;

  Relived(WindowsFile traffic, Settings settings) {
    this.traffic = traffic;
    this.settings = settings;
    InMemoryModelStore models = new InMemoryModelStore();
    this.score =
        new ScoreStep(
            windows,
            incidents,
            new InMemoryVerdictStore(windows, incidents),
            models,
            settings,
            clock);
    this.intake = new PartIntake(windows, settings);
    this.train = new TrainStep(windows, models, settings, clock);
  }

  /** Lives through all windows and returns what people were told of, in order of opening. */
  List<Told> live() throws IOException {
    Instant end = Instant.EPOCH;
    for (WindowPart part : traffic.parts()) {
      Instant arrival = part.key().end().plus(DELIVERY);
      if (clock.instant().equals(Instant.EPOCH)) {
        clock.moveTo(arrival);
      }
      while (clock.instant().isBefore(arrival)) {
        tick();
      }
      intake.take(List.of(part), traffic.format(part.key().source()), clock.instant());
      end = arrival.plus(settings.lateness().evaluateAfter(traffic.format(part.key().source())));
    }
    while (clock.instant().isBefore(end)) {
      tick();
    }
    return telling.of(incidents.allIncidents());
  }

  private void tick() throws IOException {
    score.score();
    Instant next = clock.instant().plus(settings.windowWidth());
    boolean midnight = day(next) != day(clock.instant());
    clock.moveTo(next);
    if (midnight) {
      windows.forgetPartsBefore(next.minus(KEPT_PARTS));
      train.train();
    }
  }

  private static long day(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), Duration.ofDays(1).toSeconds());
  }
}
