package io.weir.step;

import static java.util.Objects.requireNonNull;

import io.weir.baseline.ProfileFitter;
import io.weir.detect.AnomalyDetector;
import io.weir.model.SourceModels;
import io.weir.model.Training;
import io.weir.signal.SignalSource;
import io.weir.step.score.Memory;
import io.weir.store.ModelStore;
import io.weir.store.WindowStore;
import io.weir.store.work.SourceArrival;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

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
  public TrainReport train() {
    int trained = 0;
    int kept = 0;
    List<Setback> setbacks = new ArrayList<>();
    for (SourceArrival arrival : windows.sources()) {
      if (SignalSource.of(arrival.source()).isPresent()) {
        // What stands beside an access log is judged by rules.
        continue;
      }
      try {
        if (train(arrival.source(), setbacks::add)) {
          trained++;
        } else {
          kept++;
        }
      } catch (IOException | RuntimeException e) {
        String source = arrival.source();
        setbacks.add(Setback.of(Setback.Kind.SOURCE_FAILED, source, source, e));
      }
    }
    return new TrainReport(trained, kept, setbacks);
  }

  /**
   * Trains a model for the source if it has enough history, and puts it in use.
   *
   * @param setbacks takes what of its history cannot be read
   * @return whether a new model is in use
   */
  public boolean train(String source, Consumer<Setback> setbacks) throws IOException {
    Instant now = clock.instant();
    Instant from = now.minus(Duration.ofDays(settings.trainingDays()));
    Duration width = settings.windowWidth();
    Memory memory = Memory.read(windows, source, width, from, now, setbacks);
    return training.train(SourceModels.name(source, width), memory.before(now));
  }
}
