package io.weir.step;

import static java.util.Objects.requireNonNull;

import io.weir.baseline.ProfileFitter;
import io.weir.detect.AnomalyDetector;
import io.weir.model.Training;
import io.weir.store.ModelStore;
import io.weir.store.SourceArrival;
import io.weir.store.WindowStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The fourth step: the summaries of the last weeks become a model for each source. */
public final class TrainStep {
  private final WindowStore windows;
  private final Training training;
  private final Settings settings;
  private final Clock clock;

  public TrainStep(WindowStore windows, ModelStore models, Settings settings, Clock clock) {
    this.windows = requireNonNull(windows, "windows");
    this.settings = requireNonNull(settings, "settings");
    this.clock = requireNonNull(clock, "clock");
    this.training =
        new Training(
            models,
            new ProfileFitter(settings.zone(), settings.windowWidth()),
            new AnomalyDetector(settings.minRequests(), settings.athenaTable()),
            settings.windowWidth(),
            settings.falseAlarmsPerWeek(),
            settings.contamination(),
            clock);
  }

  /** Trains a model for every source that has enough history, and puts it in use. */
  public TrainReport train() throws IOException {
    int trained = 0;
    int kept = 0;
    Instant now = clock.instant();
    Instant from = now.minus(Duration.ofDays(settings.trainingDays()));
    for (SourceArrival arrival : windows.sources()) {
      Memory memory = Memory.read(windows, arrival.source(), from, now);
      if (training.train(arrival.source(), memory.before(now))) {
        trained++;
      } else {
        kept++;
      }
    }
    return new TrainReport(trained, kept);
  }
}
