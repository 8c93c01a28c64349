package io.weir.cli.run;

import io.weir.alert.AlertMessage;
import io.weir.alert.Links;
import io.weir.cli.Progress;
import io.weir.incident.DailyDigest;
import io.weir.incident.Incident;
import io.weir.lab.ReplayClock;
import io.weir.step.NotifyStep;
import io.weir.step.PartIntake;
import io.weir.step.ScoreReport;
import io.weir.step.ScoreStep;
import io.weir.step.Settings;
import io.weir.step.Stated;
import io.weir.step.TrainStep;
import io.weir.store.InMemoryIncidentStore;
import io.weir.store.InMemoryModelStore;
import io.weir.store.InMemoryNoticeStore;
import io.weir.store.InMemoryVerdictStore;
import io.weir.store.InMemoryWindowStore;
import io.weir.store.WindowStore;
import io.weir.threat.allow.AllowList;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Runs the steps over past traffic as they would have run then: parts arrive soon after their
 * window ends, windows are scored as they settle, models are trained at midnight UTC.
 */
final class Replay {
  /** How long after its end a window's logs are taken to arrive; the usual delay of ALB nodes. */
  private static final Duration DELIVERY = Duration.ofMinutes(5);

  private static final Duration A_DAY = Duration.ofDays(1);

  private final Settings settings;
  private final Stated stated;
  private final Intake intake;
  private final Progress progress;
  private final Queue<Incident> changes = new ArrayDeque<>();
  private final InMemoryWindowStore windows = new InMemoryWindowStore();
  private final InMemoryIncidentStore incidents = new InMemoryIncidentStore(changes::add);
  private final ReplayClock clock = new ReplayClock(Instant.EPOCH);
  private final Map<String, Integer> suppressed = new TreeMap<>();
  private final PartIntake arriving;
  private final ScoreStep score;
  private final TrainStep train;
  private final NotifyStep notify;

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

  /** Replays everything and returns all incidents, in order of opening. */
  List<Incident> run() throws IOException {
    List<WindowPart> parts = intake.parts();
    int next = 0;
    while (next < parts.size()) {
      moveTo(tickAfter(parts.get(next).key()));
      int arrived = next;
      while (arrived < parts.size()
          && !tickAfter(parts.get(arrived).key()).isAfter(clock.instant())) {
        deliver(parts.get(arrived));
        arrived++;
      }
      next = arrived;
      score();
      progress.show("judging", next, parts.size());
    }
    settle();
    return incidents.allIncidents();
  }

  private Instant tickAfter(WindowKey key) {
    return key.end().plus(DELIVERY);
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
    if (midnight) {
      train.train();
    }
  }

  private static long day(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), Duration.ofDays(1).toSeconds());
  }

  private void deliver(WindowPart part) {
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
    ScoreReport report = score.score(stated);
    if (!report.setbacks().isEmpty()) {
      throw new IllegalStateException("cannot be judged: " + report.setbacks().get(0));
    }
    report.suppressed().forEach((why, count) -> suppressed.merge(why, count, Integer::sum));
    tell();
  }

  /** Lets the last windows settle, and no longer: that a folder ends is no silence. */
  private void settle() throws IOException {
    Duration longest =
        intake.formats().values().stream()
            .map(settings.lateness()::evaluateAfter)
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    clock.moveTo(clock.instant().plus(longest));
    score();
    digestLastDays();
  }

  /** A day that the logs end in is over for them. */
  private void digestLastDays() throws IOException {
    Map<String, WindowKey> last = new TreeMap<>();
    intake.parts().forEach(part -> last.put(part.key().source(), part.key()));
    DailyDigest digests = new DailyDigest(incidents, incidents::findings, settings.zone());
    for (WindowKey key : last.values()) {
      WindowKey later = WindowKey.of(key.source(), key.end().plus(A_DAY), key.width());
      digests.tellIfOver(key.start(), later);
    }
    tell();
  }

  private void tell() throws IOException {
    while (!changes.isEmpty()) {
      notify.notify(changes.remove());
    }
  }
}
