package io.weir.step;

import io.weir.alert.AlertMessage;
import io.weir.alert.Metric;
import io.weir.incident.Incident;
import io.weir.step.score.ScoreReport;
import io.weir.step.score.ScoreStep;
import io.weir.step.score.Stated;
import io.weir.store.memory.InMemoryAnswerStore;
import io.weir.store.memory.InMemoryIncidentStore;
import io.weir.store.memory.InMemoryModelStore;
import io.weir.store.memory.InMemoryNoticeStore;
import io.weir.store.memory.InMemoryVerdictStore;
import io.weir.store.memory.InMemoryWindowStore;
import io.weir.store.work.SourceWork;
import io.weir.window.ObjectRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All four steps over stores in memory. */
final class Pipeline {
  final Traffic traffic;
  final MovedClock clock = new MovedClock(Traffic.START);
  final InMemoryWindowStore windows = new InMemoryWindowStore();
  final List<Incident> changes = new ArrayList<>();
  final InMemoryIncidentStore incidents = new InMemoryIncidentStore(changes::add);
  final InMemoryVerdictStore verdicts = new InMemoryVerdictStore(windows, incidents);
  final InMemoryModelStore models = new InMemoryModelStore();
  final InMemoryAnswerStore answers = new InMemoryAnswerStore();
  final List<AlertMessage> sent = new ArrayList<>();
  final List<Metric> metrics = new ArrayList<>();
  final Settings settings;
  private final IngestStep ingest;
  private final ScoreStep score;
  private final TrainStep train;
  private final NotifyStep notify;
  private int told;

  /** What the operators state. */
  Stated stated;

  Pipeline(Traffic traffic, Settings settings) {
    this.traffic = traffic;
    this.settings = settings;
    this.stated = Stated.of(settings.suppressions());
    this.ingest = new IngestStep(traffic, windows, settings, clock);
    this.score =
        new ScoreStep(windows, incidents, verdicts, models, settings, clock).heeding(answers);
    this.train = new TrainStep(windows, models, settings, clock);
    this.notify = new NotifyStep(new InMemoryNoticeStore(), sent::add, metrics::addAll, clock);
  }

  static Pipeline over(Traffic traffic) {
    return new Pipeline(traffic, Settings.defaults());
  }

  IngestReport ingest(ObjectRef object) {
    try {
      return ingest.ingest(object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Scores while objects that were delivered before still wait to be read. */
  ScoreReport scoreBehind() {
    return tellOf(
        score.score(
            new SourceWork(Traffic.SOURCE, clock.instant(), true, false), Stated.of(List.of())));
  }

  ScoreReport score() {
    return tellOf(score.score(stated));
  }

  private ScoreReport tellOf(ScoreReport report) {
    try {
      for (; told < changes.size(); told++) {
        notify.notify(changes.get(told));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return report;
  }

  TrainReport train() {
    return train.train();
  }

  /** Ingests everything and scores it as soon as all has settled. */
  Pipeline runAll() {
    return runUntil(traffic.end().plus(Duration.ofMinutes(10)));
  }

  /** Ingests everything and scores it at the time. */
  Pipeline runUntil(Instant time) {
    traffic.refs().forEach(this::ingest);
    clock.to(time);
    score();
    return this;
  }

  /** Ingests the window's object as it would come, and scores when it has settled. */
  void live(int window, ObjectRef object) {
    clock.to(Traffic.window(window + 1).plusSeconds(240));
    ingest(object);
    settle(window);
  }

  void settle(int window) {
    at(Traffic.window(window + 1).plus(Duration.ofMinutes(10)));
  }

  void at(Instant time) {
    clock.to(time);
    score();
  }

  /** Returns the incidents that people were told of. */
  List<Incident> told() {
    return incidents.allIncidents().stream().filter(i -> i.noticeNumber() > 0).toList();
  }
}
