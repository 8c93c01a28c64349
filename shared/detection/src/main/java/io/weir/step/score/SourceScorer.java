package io.weir.step.score;

import io.weir.alert.Metric;
import io.weir.alert.SiteMetrics;
import io.weir.baseline.History;
import io.weir.baseline.Profile;
import io.weir.detect.AnomalyDetector;
import io.weir.detect.CrawlerProof;
import io.weir.detect.InventedSources;
import io.weir.detect.attack.AttackDetector;
import io.weir.detect.attack.AttackTraffic;
import io.weir.detect.attack.Examples;
import io.weir.feature.Digest;
import io.weir.feature.DigestCodec;
import io.weir.feature.Digests;
import io.weir.feature.Feature;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Severity;
import io.weir.incident.DailyDigest;
import io.weir.incident.Habits;
import io.weir.incident.IncidentTracker;
import io.weir.respond.Ordinary;
import io.weir.respond.Proposals;
import io.weir.step.Settings;
import io.weir.store.IncidentStore;
import io.weir.store.OwnPast;
import io.weir.store.WindowSummary;
import io.weir.threat.allow.AllowList;
import io.weir.window.Counter;
import io.weir.window.Dimension;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Scores the windows of one source in one run. */
final class SourceScorer {
  /** What is older than that is history, and no longer told. */
  private static final Duration NEWS_FOR = Duration.ofDays(1);

  /** Who came in the last hour may have come with the trouble. */
  private static final Duration A_WHILE = Duration.ofHours(1);

  private final String source;
  private final IncidentStore incidents;
  private final IncidentTracker tracker;
  private final Learned learned;
  private final Memory memory;
  private final Lessons lessons;
  private final AnomalyDetector anomalies;
  private final AttackDetector attacks;
  private final Habits habits;
  private final DailyDigest digests;
  private final Silence silence;
  private final Duration keepOpen;
  private final AllowList allowed;
  private final Instant historyUntil;
  private final Unsettled unsettled;

  /**
   * @param historyUntil windows that end before teach, are judged for the record, and tell nobody
   */
  SourceScorer(
      String source,
      IncidentStore incidents,
      IncidentTracker tracker,
      Settings settings,
      AllowList allowed,
      Duration keepOpen,
      Instant historyUntil,
      Learned learned,
      Memory memory,
      Silence silence) {
    this.source = source;
    this.incidents = incidents;
    this.tracker = tracker;
    this.learned = learned;
    this.memory = memory;
    this.lessons = new Lessons(tracker, memory);
    this.unsettled = new Unsettled(memory, learned);
    this.anomalies = new AnomalyDetector(settings.minRequests(), settings.athenaTable());
    this.attacks = new AttackDetector(settings.athenaTable());
    this.habits = new Habits(incidents);
    this.digests = new DailyDigest(incidents, incidents::findings, settings.zone());
    this.silence = silence;
    this.keepOpen = keepOpen;
    this.allowed = allowed;
    this.historyUntil = historyUntil;
  }

  /**
   * What judging a window gave.
   *
   * @param summary the window's summary; empty if an earlier one, of more objects, is kept
   * @param endsPast whether what is kept of the source's own past holds no longer
   * @param findings how many findings
   */
  record Judged(Optional<WindowSummary> summary, boolean endsPast, int findings) {}

  /**
   * Judges a settled window. What changes is put to the pending incidents, and written by the
   * caller with the summary, which has to be remembered then.
   *
   * @param window all that has come of it
   * @param whole whether all of its parts could be read; otherwise it says nothing of the volume,
   *     and is not learned from
   */
  Judged judge(WindowKey key, Window window, boolean whole) {
    if (!window.signals().isEmpty()) {
      return judgeSignals(key, window);
    }
    Digest digest = Digests.of(window, key.width(), learned.familiar(key.start()));
    if (isLess(key, digest)) {
      // Its parts have outlived their time: what came again is no more than a piece of it.
      return new Judged(Optional.empty(), false, tellAttacks(key, window).size());
    }
    boolean tooLate = isHistory(key) || memory.reaches(key.start().plus(keepOpen));
    if (!tooLate && whole) {
      silence.before(key, memory);
    }
    List<String> objectKeys = objectKeys(window);
    List<Finding> attacks = attacks(key, window, objectKeys);
    List<Finding> unusual = whole ? unusual(key, digest, objectKeys) : List.of();
    List<Finding> findings = new ArrayList<>(attacks);
    findings.addAll(AttackTraffic.without(attacks, unusual, digest));
    InventedSources.of(key, digest, objectKeys).ifPresent(findings::add);
    findings.replaceAll(finding -> CrawlerProof.with(Examples.with(finding, window), window));
    propose(key, window, findings);
    boolean anomalous = !whole || !lessons.isOne(key, unusual);
    incidents.putFindings(key, findings);
    tell(key, findings, tooLate, whole);
    WindowSummary summary = new WindowSummary(key, DigestCodec.write(digest), anomalous);
    boolean endsPast = learned.past().filter(past -> past.endsWith(key.start())).isPresent();
    return new Judged(Optional.of(summary), endsPast, findings.size());
  }

  private List<Finding> unusual(WindowKey key, Digest digest, List<String> objectKeys) {
    List<History> before = memory.recent(key.start());
    return learned
        .at(key.start())
        .map(known -> anomalies.detect(key, digest, known, before, objectKeys))
        .orElseGet(() -> anomalies.detect(key, digest, before, objectKeys));
  }

  private Judged judgeSignals(WindowKey key, Window window) {
    boolean tooLate = memory.reaches(key.start().plus(keepOpen));
    SignalScorer.Verdict verdict =
        new SignalScorer(incidents, tracker).judge(key, window, objectKeys(window), tooLate);
    return new Judged(Optional.of(verdict.summary()), false, verdict.findings());
  }

  /** A late verdict on the traffic is for the record; a late attack is still an attack. */
  private void tell(WindowKey key, List<Finding> findings, boolean tooLate, boolean whole) {
    if (!tooLate) {
      tracker.apply(key, findings, type -> whole || type.isSecurity());
      tracker.resolve(source, key.end());
      memory.lastBefore(key.start()).ifPresent(last -> digests.tellIfOver(last, key));
    } else if (isNews(key)) {
      tracker.apply(key, security(findings), FindingType::isSecurity);
    }
  }

  private boolean isHistory(WindowKey key) {
    return key.end().isBefore(historyUntil);
  }

  private boolean isNews(WindowKey key) {
    return !isHistory(key) && !memory.reaches(key.start().plus(NEWS_FOR));
  }

  private List<Finding> attacks(WindowKey key, Window window, List<String> objectKeys) {
    return attacks.detect(key, window, objectKeys, habits.learned(key, window.threatForms()));
  }

  /** Says what could be done about those that people may hear of. */
  private void propose(WindowKey key, Window window, List<Finding> findings) {
    if (findings.stream().allMatch(finding -> finding.severity() == Severity.INFO)) {
      return;
    }
    Optional<Profile> profile = learned.at(key.start()).map(knowledge -> knowledge.profile());
    Map<String, Double> known = profile.map(week -> week.shares(Dimension.CLIENT)).orElse(Map.of());
    ToDoubleFunction<Instant> rhythm =
        time -> profile.map(week -> week.usual(Feature.REQUESTS, time)).orElse(1.0);
    Ordinary ordinary =
        Ordinary.of(
            known,
            window.count(Counter.REQUESTS),
            key.start(),
            rhythm,
            memory.before(key.start().minus(A_WHILE)));
    Set<Long> theSites = habits.learned(key, window.threatForms());
    Proposals proposals = new Proposals(window, ordinary, theSites, allowed, key.start());
    findings.replaceAll(
        finding -> finding.severity() == Severity.INFO ? finding : proposals.with(finding));
  }

  private boolean isLess(WindowKey key, Digest digest) {
    return memory
        .at(key.start())
        .map(History::digest)
        .filter(before -> digest.objects() < before.objects())
        .filter(before -> digest.requests() < before.requests())
        .isPresent();
  }

  /** Returns what a dashboard shows of the judged window. */
  List<Metric> metrics(WindowSummary summary) {
    WindowKey key = summary.key();
    return DigestCodec.read(summary.content())
        .map(
            digest ->
                SiteMetrics.of(key, digest, learned.at(key.start()), memory.recent(key.start())))
        .orElse(List.of());
  }

  /** Lets the windows that are judged after this one know of it. */
  void remember(WindowSummary summary) {
    memory.add(summary);
    learned.past().filter(past -> past.endsWith(summary.key().start())).ifPresent(Past::forget);
  }

  /** Returns what is to be kept of the source's own past for the turns that follow. */
  Optional<OwnPast> toKeep() {
    return learned.past().flatMap(Past::toKeep);
  }

  /** Looks for attacks in a window that is not settled, which need not wait for the rest of it. */
  void look(WindowKey key, Window window) {
    tellOfLook(key, window, List.of());
  }

  /**
   * Looks at a window that is not settled for attacks, and for what is already clear of its
   * traffic.
   *
   * @param others what has come so far of other windows that are not settled; empty of one that is,
   *     or of which nothing has come
   */
  void lookEarly(WindowKey key, Window window, Function<WindowKey, Optional<Window>> others) {
    tellOfLook(key, window, clear(key, window, others));
  }

  private void tellOfLook(WindowKey key, Window window, List<Finding> clear) {
    List<Finding> found = new ArrayList<>();
    if (!window.threats().isEmpty()) {
      found.addAll(attacks(key, window, objectKeys(window)));
    }
    found.addAll(clear);
    if (!window.threats().isEmpty() || !found.isEmpty()) {
      propose(key, window, found);
      incidents.putFindings(key, found);
      tellOfPart(key, found);
    }
  }

  private List<Finding> clear(
      WindowKey key, Window window, Function<WindowKey, Optional<Window>> others) {
    Digest digest = unsettled.add(key, window);
    List<History> before = unsettled.before(key, others);
    List<String> objectKeys = objectKeys(window);
    List<Finding> clear =
        learned
            .at(key.start())
            .map(known -> anomalies.detectEarly(key, digest, known, before, objectKeys))
            .orElseGet(() -> anomalies.detectEarly(key, digest, before, objectKeys));
    return clear.stream().map(finding -> Examples.with(finding, window)).toList();
  }

  private List<Finding> tellAttacks(WindowKey key, Window window) {
    List<Finding> found = new ArrayList<>(attacks(key, window, objectKeys(window)));
    propose(key, window, found);
    tellOfPart(key, found);
    return found;
  }

  private void tellOfPart(WindowKey key, List<Finding> found) {
    if (isNews(key)) {
      // What half a window does not show, the other half may: nothing is taken back yet.
      tracker.apply(key, found, type -> false);
    }
  }

  private static List<Finding> security(List<Finding> findings) {
    return findings.stream().filter(finding -> finding.type().isSecurity()).toList();
  }

  /** Looks for silence up to the time. */
  void silentUpTo(Instant horizon) {
    silence.upTo(horizon, memory);
  }

  private static List<String> objectKeys(Window window) {
    return window.objects().stream().map(ref -> ref.bucket() + "/" + ref.key()).toList();
  }
}
