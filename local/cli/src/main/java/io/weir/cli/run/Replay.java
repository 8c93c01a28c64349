package io.weir.cli.run;

import io.weir.alert.AlertMessage;
import io.weir.alert.Links;
import io.weir.bytes.Blob;
import io.weir.cli.Progress;
import io.weir.incident.Answer;
import io.weir.incident.DailyDigest;
import io.weir.incident.Deploy;
import io.weir.incident.Incident;
import io.weir.lab.ReplayClock;
import io.weir.step.NotifyStep;
import io.weir.step.PartIntake;
import io.weir.step.RespondLimits;
import io.weir.step.RespondStep;
import io.weir.step.Settings;
import io.weir.step.TrainStep;
import io.weir.step.score.ScoreReport;
import io.weir.step.score.ScoreStep;
import io.weir.step.score.Stated;
import io.weir.store.WindowStore;
import io.weir.store.memory.InMemoryIncidentStore;
import io.weir.store.memory.InMemoryModelStore;
import io.weir.store.memory.InMemoryNoticeStore;
import io.weir.store.memory.InMemoryVerdictStore;
import io.weir.store.memory.InMemoryWindowStore;
import io.weir.store.outbound.BlockStore;
import io.weir.store.work.SourceArrival;
import io.weir.store.work.SourceWork;
import io.weir.threat.allow.AllowList;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Runs the steps over past traffic as they would have run then: parts arrive when they were
 * delivered, or soon after their window ends where that is not known, windows are scored as they
 * settle, models are trained at midnight UTC.
 */
final class Replay {
  private static final Duration A_DAY = Duration.ofDays(1);

  /** Longer than any part is late that is still looked at. */
  private static final Duration KEPT_PARTS = Duration.ofHours(28);

  private final Settings settings;
  private Stated stated;
  private final Intake intake;
  private final Progress progress;
  private final Queue<Incident> changes = new ArrayDeque<>();
  private final InMemoryWindowStore windows = new InMemoryWindowStore();
  private final InMemoryIncidentStore incidents = new InMemoryIncidentStore(changes::add);
  private final ReplayClock clock = new ReplayClock(Instant.EPOCH);
  private final Map<String, Integer> suppressed = new TreeMap<>();
  private final List<Sent> sent = new ArrayList<>();
  private final Map<WindowKey, Instant> lastArrivals = new HashMap<>();
  private final PartIntake arriving;
  private ScoreStep score;
  private final TrainStep train;
  private final NotifyStep notify;
  private final Heap heap = new Heap();
  private Optional<RespondStep> respond = Optional.empty();

  Replay(
      Intake intake,
      Settings settings,
      AllowList allowed,
      Consumer<AlertMessage> told,
      Links links,
      Progress progress) {
    this.intake = intake;
    this.settings = settings;
    this.stated = new Stated(settings.suppressions(), allowed);
    this.progress = progress;
    InMemoryModelStore models = new InMemoryModelStore();
    InMemoryVerdictStore verdicts = new InMemoryVerdictStore(windows, incidents);
    this.arriving = new PartIntake(windows, settings);
    this.score = new ScoreStep(windows, incidents, verdicts, models, settings, clock);
    this.train = new TrainStep(windows, models, settings, clock);
    this.notify =
        new NotifyStep(
            new InMemoryNoticeStore(), told::accept, metrics -> {}, Optional.empty(), links, clock);
  }

  /** Lets the deployed function decide beside, and keep in the store whom it would block. */
  Replay responding(BlockStore blocks) {
    respond = Optional.of(RespondStep.proposing(blocks, RespondLimits.defaults(), clock));
    return this;
  }

  /** Lets it be known what was released. */
  Replay knowing(List<Deploy> deploys) {
    stated = new Stated(stated.suppressions(), stated.allowed(), deploys);
    return this;
  }

  /** Lets what people said of alerts be heeded, each from its time on. */
  Replay heeding(List<Answer> answers) {
    score = score.heeding(new SaidByNow(answers, clock));
    return this;
  }

  /** Replays everything and returns all incidents, in order of opening. */
  List<Incident> run() throws IOException {
    List<Arrival> arrivals = arrivals();
    int next = 0;
    while (next < arrivals.size()) {
      moveTo(arrivals.get(next).time());
      while (next < arrivals.size() && !arrivals.get(next).time().isAfter(clock.instant())) {
        deliver(arrivals.get(next));
        next++;
      }
      score();
      progress.show("judging", next, arrivals.size());
    }
    settle();
    return incidents.allIncidents();
  }

  /** What comes of a window at one time. */
  private record Arrival(Instant time, WindowKey key, Blob content) {}

  private List<Arrival> arrivals() {
    List<Arrival> arrivals = new ArrayList<>();
    intake
        .gathered()
        .parts()
        .forEach(
            (key, parts) ->
                parts.forEach(
                    (possible, content) ->
                        arrivals.add(
                            new Arrival(intake.deliveries().of(key, possible), key, content))));
    arrivals.sort(Comparator.comparing(Arrival::time).thenComparing(Arrival::key));
    arrivals.forEach(arrival -> lastArrivals.put(arrival.key(), arrival.time()));
    return arrivals;
  }

  /** Moves the clock tick by tick, so that silence is noticed while it lasts. */
  private void moveTo(Instant time) throws IOException {
    Instant tick = clock.instant().plus(settings.windowWidth());
    Instant patience = clock.instant().plus(Duration.ofDays(1));
    while (clock.instant().isAfter(Instant.EPOCH)
        && tick.isBefore(time)
        && tick.isBefore(patience)) {
      advance(tick);
      score();
      tick = tick.plus(settings.windowWidth());
    }
    advance(time);
  }

  private void advance(Instant time) throws IOException {
    boolean midnight = day(time) != day(clock.instant()) && clock.instant().isAfter(Instant.EPOCH);
    clock.moveTo(time);
    if (time.truncatedTo(ChronoUnit.HOURS).equals(time)) {
      windows.forgetPartsBefore(time.minus(KEPT_PARTS));
      windows.forgetPartsOfDone(key -> !lastArrivals.get(key).isBefore(time));
    }
    if (midnight) {
      train.train();
      heap.clear();
    }
  }

  private static long day(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), Duration.ofDays(1).toSeconds());
  }

  private void deliver(Arrival arrival) {
    WindowPart part = Gathered.part(arrival.key(), arrival.time(), arrival.content());
    arriving.take(List.of(part), intake.deliveryOf(part.key().source()), clock.instant());
  }

  /** Returns how many findings people were not told of on purpose, by the stated reason. */
  Map<String, Integer> suppressed() {
    return suppressed;
  }

  /** Returns what holds the summaries of the windows that were scored. */
  WindowStore scored() {
    return windows;
  }

  private void score() throws IOException {
    take(score.score(stated));
  }

  private void take(ScoreReport report) throws IOException {
    if (!report.setbacks().isEmpty()) {
      throw new IllegalStateException("cannot be judged: " + report.setbacks().get(0));
    }
    report.suppressed().forEach((why, count) -> suppressed.merge(why, count, Integer::sum));
    tell();
  }

  /**
   * Lets the last windows of each source settle, and no longer: that a folder ends is no silence.
   */
  private void settle() throws IOException {
    Map<String, Instant> ends = new TreeMap<>();
    for (SourceArrival source : windows.sources()) {
      Duration settling = settings.lateness().evaluateAfter(source.format());
      ends.put(source.source(), source.arrived().plus(settling));
    }
    while (ends.values().stream().anyMatch(end -> end.isAfter(clock.instant()))) {
      clock.moveTo(clock.instant().plus(settings.windowWidth()));
      for (Map.Entry<String, Instant> end : ends.entrySet()) {
        if (!clock.instant().minus(settings.windowWidth()).isAfter(end.getValue())) {
          take(score.score(new SourceWork(end.getKey(), clock.instant(), false, false), stated));
        }
      }
    }
    digestLastDays();
  }

  /** A day that the logs end in is over for them. */
  private void digestLastDays() throws IOException {
    Map<String, WindowKey> last = new TreeMap<>();
    intake.gathered().parts().keySet().forEach(key -> last.put(key.source(), key));
    DailyDigest digests = new DailyDigest(incidents, incidents::findings, settings.zone());
    for (WindowKey key : last.values()) {
      WindowKey later = WindowKey.of(key.source(), key.end().plus(A_DAY), key.width());
      digests.tellIfOver(key.start(), later);
    }
    tell();
  }

  private void tell() throws IOException {
    while (!changes.isEmpty()) {
      Incident incident = changes.remove();
      if (respond.isPresent()) {
        respond.get().take(incident, stated.allowed());
      }
      if (notify.notify(incident)) {
        sent.add(new Sent(clock.instant(), incident));
      }
    }
    if (respond.isPresent()) {
      respond.get().agree();
    }
  }

  /** Returns what people were told, in order. */
  List<Sent> sent() {
    return sent;
  }
}
