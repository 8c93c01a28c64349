package io.weir.step;

import io.weir.detect.AnomalyDetector;
import io.weir.detect.AttackDetector;
import io.weir.detect.Knowledge;
import io.weir.feature.Digest;
import io.weir.feature.DigestCodec;
import io.weir.feature.Digests;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Severity;
import io.weir.incident.Incident;
import io.weir.incident.IncidentTracker;
import io.weir.incident.Suppressions;
import io.weir.log.LogFormat;
import io.weir.store.IncidentStore;
import io.weir.store.WindowStore;
import io.weir.store.WindowSummary;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Scores the windows of one source in one run. */
final class SourceScorer {
  /** A state that lasts longer is the new normal, and is learned from. */
  private static final Duration NEW_NORMAL_AFTER = Duration.ofDays(1);

  private final String source;
  private final WindowStore windows;
  private final IncidentStore incidents;
  private final IncidentTracker tracker;
  private final Learned learned;
  private final Memory memory;
  private final AnomalyDetector anomalies;
  private final AttackDetector attacks;
  private final Silence silence;
  private final Duration keepOpen;

  SourceScorer(
      String source,
      WindowStore windows,
      IncidentStore incidents,
      Settings settings,
      Suppressions suppressions,
      LogFormat format,
      Learned learned,
      Memory memory) {
    this.source = source;
    this.windows = windows;
    this.incidents = incidents;
    this.tracker = new IncidentTracker(incidents, settings.paging(), suppressions);
    this.learned = learned;
    this.memory = memory;
    this.anomalies = new AnomalyDetector(settings.minRequests(), settings.athenaTable());
    this.attacks = new AttackDetector(settings.athenaTable());
    this.silence = new Silence(source, settings, incidents, tracker, learned);
    this.keepOpen = settings.lateness().keepOpen(format);
  }

  /**
   * Scores a settled window. The order of the writes lets a run that stopped anywhere be repeated:
   * summary, findings, incidents; the mark goes last, by the caller.
   */
  List<Finding> score(WindowKey key) {
    boolean tooLate = memory.reaches(key.start().plus(keepOpen));
    if (!tooLate) {
      silence.before(key, memory);
    }
    Window window = merged(windows.parts(key));
    List<String> objectKeys = objectKeys(window);
    Digest digest = Digests.of(window, key.width(), learned.familiar(key.start()));
    Optional<Knowledge> knowledge = learned.at(key.start());
    List<Finding> findings = new ArrayList<>(attacks.detect(key, window, objectKeys));
    findings.addAll(
        knowledge
            .map(
                known ->
                    anomalies.detect(key, digest, known, memory.recent(key.start()), objectKeys))
            .orElseGet(() -> anomalies.detect(key, digest, objectKeys)));
    WindowSummary summary =
        new WindowSummary(key, DigestCodec.write(digest), isAnomalous(key, findings));
    windows.putSummary(summary);
    memory.add(summary);
    incidents.putFindings(key, findings);
    if (!tooLate) {
      tracker.apply(key, findings, type -> true);
      tracker.resolve(source, key.end());
    }
    return findings;
  }

  /** Looks for attacks in a window that is not settled: they need not wait for the rest of it. */
  void scoreAttacks(WindowKey key) {
    Window window = merged(windows.parts(key));
    if (window.threats().isEmpty()) {
      return;
    }
    List<Finding> found = attacks.detect(key, window, objectKeys(window));
    incidents.putFindings(key, found);
    // What half a window does not show, the other half may: nothing is taken back yet.
    tracker.apply(key, found, type -> false);
  }

  /** Looks for silence up to the time. */
  void silentUpTo(Instant horizon) {
    silence.upTo(horizon, memory);
  }

  private boolean isAnomalous(WindowKey key, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.severity() != Severity.INFO && spoils(finding.type()))
        .findFirst()
        .map(finding -> !isNewNormal(key, finding))
        .orElse(false);
  }

  /** Whether windows of the type say nothing about normal traffic. */
  private static boolean spoils(FindingType type) {
    // What clients use comes in runs of their own; without the odd run it would seem all news.
    return !type.isSecurity() && type != FindingType.COMPLIANCE;
  }

  private boolean isNewNormal(WindowKey key, Finding finding) {
    Optional<Incident> incident = tracker.around(key, finding.type(), finding.subject());
    return incident
        .map(going -> going.opened().plus(NEW_NORMAL_AFTER).isBefore(key.start()))
        .orElse(false);
  }

  private static Window merged(List<WindowPart> parts) {
    Window window = new Window();
    parts.stream()
        .sorted(Comparator.comparing(part -> part.object().toString()))
        .forEach(part -> window.merge(part.window()));
    return window;
  }

  private static List<String> objectKeys(Window window) {
    return window.objects().stream().map(ref -> ref.bucket() + "/" + ref.key()).toList();
  }
}
