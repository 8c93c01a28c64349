package io.weir.lab.evaluate;

import io.weir.feature.Digests;
import io.weir.feature.Familiar;
import io.weir.incident.Incident;
import io.weir.lab.ReplayClock;
import io.weir.lab.evaluate.labelled.Telling;
import io.weir.lab.evaluate.labelled.Told;
import io.weir.lab.generate.LogObject;
import io.weir.lab.generate.TrafficGenerator;
import io.weir.lab.generate.TrafficShape;
import io.weir.step.IngestStep;
import io.weir.step.Settings;
import io.weir.step.TrainStep;
import io.weir.step.score.ScoreReport;
import io.weir.step.score.ScoreStep;
import io.weir.store.LogSource;
import io.weir.store.memory.InMemoryIncidentStore;
import io.weir.store.memory.InMemoryModelStore;
import io.weir.store.memory.InMemoryVerdictStore;
import io.weir.store.memory.InMemoryWindowStore;
import io.weir.window.ObjectRef;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lives through generated weeks as a deployment would: every five minutes objects arrive and
 * settled windows are scored, every night models are trained.
 */
final class Simulation {
  private static final Duration KEPT_PARTS = Duration.ofHours(3);

  private final TrafficGenerator traffic;
  private final TrafficShape shape;
  private final ReplayClock clock;
  private final InMemoryWindowStore windows = new InMemoryWindowStore();
  private final Telling telling;
  private final InMemoryIncidentStore incidents;
  private final Map<String, LogObject> arriving = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();

  Simulation(TrafficGenerator traffic) {
    this.traffic = traffic;
    this.shape = traffic.shape();
    this.clock = new ReplayClock(shape.start());
    this.telling = new Telling(clock);
    this.incidents = new InMemoryIncidentStore(telling);
  }

  /** Lives through all windows. */
  void run() throws IOException {
    Settings settings = Settings.defaults().withZone(shape.zone());
    LogSource source =
        ref -> new ByteArrayInputStream(arriving.get(ref.key()).bytes().toByteArray());
    InMemoryModelStore models = new InMemoryModelStore();
    IngestStep ingest = new IngestStep(source, windows, settings, clock);
    ScoreStep score =
        new ScoreStep(
            windows,
            incidents,
            new InMemoryVerdictStore(windows, incidents),
            models,
            settings,
            clock);
    TrainStep train = new TrainStep(windows, models, settings, clock);
    for (int i = 0; i < shape.windows(); i++) {
      clock.moveTo(shape.window(i + 1).plus(Duration.ofMinutes(5)));
      arrive(i, ingest);
      judge(score);
      if (clock.instant().getEpochSecond() % Duration.ofDays(1).toSeconds() == 0) {
        windows.forgetPartsBefore(clock.instant().minus(KEPT_PARTS));
      }
      if (isTrainingNight(clock.instant())) {
        train.train();
      }
    }
    clock.moveTo(clock.instant().plus(Duration.ofMinutes(15)));
    judge(score);
  }

  private static void judge(ScoreStep score) {
    ScoreReport report = score.score();
    if (!report.setbacks().isEmpty()) {
      throw new IllegalStateException("cannot be judged: " + report.setbacks().get(0));
    }
  }

  /** Models are trained on some nights only, which saves most of the time; daily is the rule. */
  private boolean isTrainingNight(Instant now) {
    long days = Duration.between(shape.start(), now).toDays();
    boolean midnight = now.equals(shape.start().plus(Duration.ofDays(days)));
    return midnight && (days == 2 || days == 7 || (days >= 14 && days % 2 == 0));
  }

  private void arrive(int window, IngestStep ingest) throws IOException {
    for (LogObject object : traffic.plainObjects(window)) {
      arriving.put(object.key(), object);
      ingest.ingest(new ObjectRef("logs", object.key(), "1"));
    }
    arriving.clear();
    WindowKey key = new WindowKey(shape.source(), shape.window(window), TrafficShape.WIDTH);
    Window merged = new Window();
    for (WindowPart part : windows.parts(key)) {
      merged.merge(part.window());
    }
    if (merged.firstTime().isPresent()) {
      rows.add(
          new Row(key.start(), Digests.of(merged, TrafficShape.WIDTH, new Familiar()).features()));
    }
  }

  /** Returns the features of all windows that have traffic, in order of time. */
  List<Row> rows() {
    return rows;
  }

  /** Returns what people were told of. */
  List<Told> told() {
    return telling.of(incidents.allIncidents());
  }

  /** Returns the same in the terms in which detectors are compared. */
  List<Alarm> alarms() {
    return told().stream()
        .filter(told -> told.incident().windows() > 0)
        .map(Simulation::alarm)
        .toList();
  }

  private static Alarm alarm(Told told) {
    Incident incident = told.incident();
    return new Alarm(
        Optional.of(incident.type()),
        incident.opened(),
        incident.lastSeen(),
        told.opened().get(0),
        incident.subject(),
        incident.evidence().stream().limit(3).map(evidence -> evidence.label()).toList());
  }
}
