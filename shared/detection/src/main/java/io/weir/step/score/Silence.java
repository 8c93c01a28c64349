package io.weir.step.score;

import io.weir.baseline.Profile;
import io.weir.detect.Knowledge;
import io.weir.detect.Numbers;
import io.weir.feature.Feature;
import io.weir.finding.Evidence;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.incident.Incident;
import io.weir.incident.IncidentTracker;
import io.weir.store.IncidentStore;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Notices that no logs come although people are surely there. Logs that come and show few requests
 * are another matter: there the users are silent, not the pipeline. Of what nobody delivers nothing
 * can be missing, and a silence that the source has by habit is none.
 */
final class Silence {
  /** Delivery is best effort; a window or two without an object mean nothing. */
  static final int MIN_WINDOWS = 3;

  /** A source that is silent for longer is taken as gone. */
  private static final Duration LONGEST = Duration.ofDays(1);

  /** A habit may be twice as large as it was: what was to come differs from hour to hour. */
  private static final double HABIT = 2;

  private static final double SCORE = 0.9;

  private final String source;
  private final Duration width;
  private final double minRequests;
  private final boolean delivered;
  private final IncidentStore incidents;
  private final IncidentTracker tracker;
  private final Learned learned;

  Silence(
      String source,
      Duration width,
      double minRequests,
      boolean delivered,
      IncidentStore incidents,
      IncidentTracker tracker,
      Learned learned) {
    this.source = source;
    this.width = width;
    this.minRequests = minRequests;
    this.delivered = delivered;
    this.incidents = incidents;
    this.tracker = tracker;
    this.learned = learned;
  }

  /** Judges the windows without logs between the window and the one scored before it. */
  void before(WindowKey key, Memory memory) {
    memory.lastBefore(key.start()).ifPresent(last -> judge(last.plus(width), key.start()));
  }

  /** Judges the windows without logs since the last one that was scored. */
  void upTo(Instant horizon, Memory memory) {
    Instant end = WindowKey.of(source, horizon, width).start();
    memory.lastBefore(Instant.MAX).ifPresent(last -> judge(last.plus(width), end));
  }

  private void judge(Instant from, Instant to) {
    Instant until = to.isAfter(from.plus(LONGEST)) ? from.plus(LONGEST) : to;
    Optional<Profile> profile = learned.at(from).map(Knowledge::profile);
    boolean longEnough = !until.isBefore(from.plus(width.multipliedBy(MIN_WINDOWS)));
    if (!delivered || !longEnough || profile.isEmpty()) {
      return;
    }
    double expected = 0;
    for (Instant start = from; start.isBefore(until); start = start.plus(width)) {
      expected += requests(profile.get(), start);
    }
    if (expected < minRequests || expected <= HABIT * profile.get().customs().silence()) {
      return;
    }
    for (Instant start = from; start.isBefore(until); start = start.plus(width)) {
      claim(WindowKey.of(source, start, width), profile.get(), learned.at(from).orElseThrow());
    }
  }

  private void claim(WindowKey key, Profile profile, Knowledge knowledge) {
    Optional<Incident> known = tracker.around(key, FindingType.MISSING_LOGS, "");
    if (known.map(incident -> incident.trail().contains(key)).orElse(false)) {
      return;
    }
    double expected = requests(profile, key.start());
    Finding finding =
        new Finding(
            key,
            FindingType.MISSING_LOGS,
            "",
            Severity.HIGH,
            SCORE,
            "No log object has come for this time, expected about "
                + Numbers.text(expected, "requests")
                + " in each window",
            List.of(
                new Evidence("log objects", "", 0, profile.objects(), 1),
                new Evidence("requests", "", 0, expected, 0)),
            knowledge.learning(),
            Sample.EMPTY);
    incidents.putFindings(key, List.of(finding));
    tracker.apply(key, List.of(finding), FindingType.MISSING_LOGS::equals);
  }

  private static double requests(Profile profile, Instant time) {
    return Feature.REQUESTS.unscaled(profile.center(Feature.REQUESTS, time));
  }
}
