package io.weir.detect;

import io.weir.baseline.Drift;
import io.weir.baseline.History;
import io.weir.baseline.Profile;
import io.weir.baseline.Reading;
import io.weir.baseline.Readings;
import io.weir.feature.Digest;
import io.weir.feature.Feature;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.window.WindowKey;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns a window that lies far from normal into findings. */
public final class AnomalyDetector {

  private static final Set<FindingType> TELLS_FAILURE =
      EnumSet.of(FindingType.ERROR_SPIKE, FindingType.BACKEND_LOSS);

  private static final Set<FindingType> BY_SIEGE =
      EnumSet.of(
          FindingType.ERROR_SPIKE,
          FindingType.TRAFFIC_SPIKE,
          FindingType.BOT_TRAFFIC,
          FindingType.SCRAPER,
          FindingType.DISTRIBUTED_FLOOD,
          FindingType.SCANNER,
          FindingType.UNKNOWN_ANOMALY);

  /** How long most requests take depends on which paths are asked for. */
  private static final Set<Feature> BY_PATHS =
      EnumSet.of(Feature.TYPICAL_LATENCY, Feature.P50_LATENCY);

  private final int minRequests;
  private final String athenaTable;

  public AnomalyDetector(int minRequests, String athenaTable) {
    this.minRequests = minRequests;
    this.athenaTable = athenaTable;
  }

  /**
   * Returns what is wrong with the window; empty if nothing is or too little is known.
   *
   * @param before the source's windows of the hours before, earliest first
   * @param objectKeys the objects that hold the window's lines
   */
  public List<Finding> detect(
      WindowKey key,
      Digest digest,
      Knowledge knowledge,
      List<History> before,
      List<String> objectKeys) {
    Readings all = Readings.of(knowledge.profile(), key.start(), key.width(), digest, before);
    double expected = all.get(Feature.REQUESTS).map(Reading::expected).orElse(0.0);
    SegmentDetector segments =
        new SegmentDetector(key, digest, knowledge.profile(), before, expected);
    Readings readings = unexplained(all, digest, knowledge.profile(), segments);
    Findings make = new Findings(athenaTable, key, digest, knowledge, objectKeys);
    boolean large = Math.max(digest.requests(), expected) >= minRequests;
    List<Finding> findings = List.of();
    if (large || readings.requestsInARow() >= minRequests) {
      // What one small window cannot tell, some in a row may.
      findings = findings(digest, knowledge, large ? readings : readings.lasting(), make);
    }
    if (findings.isEmpty()) {
      findings = ofHalfHour(digest, knowledge, readings, make);
    }
    if (findings.isEmpty()) {
      findings =
          FailingHour.of(key, digest, knowledge.profile(), readings, before).map(make::of).stream()
              .toList();
    }
    List<Finding> found = withSegments(key, knowledge, segments, make, readings, findings, large);
    if (!large) {
      return found;
    }
    List<History> windows = new ArrayList<>(before);
    windows.add(new History(key.start(), digest, false));
    return withDrift(key, knowledge, readings, windows, make, found);
  }

  /**
   * Leaves out what the traffic alone explains: that requests take longer than usual, if they do
   * not on any path, and that targets are fewer, if they are enough for so many requests.
   */
  private static Readings unexplained(
      Readings readings, Digest digest, Profile profile, SegmentDetector segments) {
    Set<Feature> explained = EnumSet.noneOf(Feature.class);
    if (segments.slowness().areAsEver()) {
      explained.addAll(BY_PATHS);
    }
    if (profile.hasServed(digest.requests(), digest.features().get(Feature.BACKENDS))) {
      explained.add(Feature.BACKENDS);
    }
    return explained.isEmpty() ? readings : readings.without(explained);
  }

  /** Calls what crept up over hours a leak, in place of the degradation that it has become. */
  private static List<Finding> withDrift(
      WindowKey key,
      Knowledge knowledge,
      Readings readings,
      List<History> windows,
      Findings make,
      List<Finding> findings) {
    Optional<Drift> found = SlowLeak.find(knowledge.profile(), readings, key.width(), windows);
    if (found.isEmpty()) {
      return findings;
    }
    Drift drift = found.get();
    List<Finding> all = new ArrayList<>(findings);
    Optional<Finding> same = all.stream().filter(f -> SlowLeak.isSame(f, drift)).findFirst();
    all.removeIf(finding -> SlowLeak.isSame(finding, drift));
    all.add(make.of(drift, same));
    return all;
  }

  /**
   * Returns what is already clear of a window of which only a part has come; see {@link
   * EarlyVerdict}.
   *
   * @param before the source's windows of the hours before, earliest first, as far as they came
   */
  public List<Finding> detectEarly(
      WindowKey key,
      Digest digest,
      Knowledge knowledge,
      List<History> before,
      List<String> objectKeys) {
    Readings all = Readings.of(knowledge.profile(), key.start(), key.width(), digest, before);
    boolean large = digest.requests() >= minRequests;
    if (!large && all.requestsInARow() < minRequests) {
      return List.of();
    }
    double expected = all.get(Feature.REQUESTS).map(Reading::expected).orElse(0.0);
    SegmentDetector segments =
        new SegmentDetector(key, digest, knowledge.profile(), before, expected);
    Readings readings = unexplained(all, digest, knowledge.profile(), segments);
    EarlyVerdict early = new EarlyVerdict(digest.requests(), expected);
    Readings clear = early.clear(readings);
    clear = large ? clear : clear.lasting();
    Findings make = new Findings(athenaTable, key, digest, knowledge, objectKeys);
    List<Finding> findings = findings(digest, knowledge, clear, make);
    return early.clear(withSegments(key, knowledge, segments, make, readings, findings, large));
  }

  /** Returns the same of a source that too little is known of to compare. */
  public List<Finding> detectEarly(
      WindowKey key, Digest digest, List<History> before, List<String> objectKeys) {
    return detect(key, digest, before, objectKeys).stream().map(EarlyVerdict::marked).toList();
  }

  /** Returns what is wrong with a window of a source that too little is known of to compare. */
  public List<Finding> detect(WindowKey key, Digest digest, List<String> objectKeys) {
    return detect(key, digest, List.of(), objectKeys);
  }

  /**
   * Returns the same where the window is small, and may have to be judged together with those just
   * before it.
   *
   * @param before the source's windows of the hours before, earliest first
   */
  public List<Finding> detect(
      WindowKey key, Digest digest, List<History> before, List<String> objectKeys) {
    Sample sample = Findings.sample(athenaTable, key, digest, objectKeys);
    return FirstHours.of(key, digest, before, minRequests, sample);
  }

  /** Adds what is wrong with parts of the traffic, where the whole does not tell it better. */
  private static List<Finding> withSegments(
      WindowKey key,
      Knowledge knowledge,
      SegmentDetector segments,
      Findings make,
      Readings readings,
      List<Finding> whole,
      boolean large) {
    List<Finding> findings = new ArrayList<>(whole);
    Optional<SegmentDetector.Trouble> besieged = segments.besieged();
    if (besieged.isPresent()) {
      // The wave of requests and of refusals is that of the attack.
      findings.removeIf(finding -> BY_SIEGE.contains(finding.type()));
      findings.add(make.of(besieged.get()));
    }
    if (findings.stream().noneMatch(finding -> TELLS_FAILURE.contains(finding.type()))) {
      segments.failing().map(make::of).ifPresent(findings::add);
    }
    boolean named = findings.stream().anyMatch(f -> f.type() != FindingType.UNKNOWN_ANOMALY);
    if (!named) {
      segments.slowness().slow(large).map(make::of).ifPresent(findings::add);
    }
    if (findings.size() > 1) {
      findings.removeIf(finding -> finding.type() == FindingType.UNKNOWN_ANOMALY);
    }
    return withVisits(key, knowledge, readings, findings, segments);
  }

  /** What a visit that is known explains is for the record; not that known paths became slow. */
  private static List<Finding> withVisits(
      WindowKey key,
      Knowledge knowledge,
      Readings readings,
      List<Finding> findings,
      SegmentDetector segments) {
    Set<FindingType> explained = Visits.explained(key.start(), segments.run(), knowledge.profile());
    Digest now = segments.run().get(0);
    boolean slow = !explained.isEmpty() && segments.slowness().isAnyPathSlow();
    return findings.stream()
        .map(
            finding -> {
              boolean others = slow && finding.type() == FindingType.PERFORMANCE_DEGRADATION;
              boolean known = explained.contains(finding.type()) && !others;
              boolean crawl = Crawls.explain(finding, now, knowledge, readings);
              return known || crawl ? finding.asInformation() : finding;
            })
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** Returns what single windows are too small to tell. */
  private List<Finding> ofHalfHour(
      Digest digest, Knowledge knowledge, Readings readings, Findings make) {
    return readings
        .halfHour()
        .filter(together -> together.requests() >= minRequests)
        .map(together -> named(digest, knowledge, together, make))
        .orElse(List.of());
  }

  private static List<Finding> findings(
      Digest digest, Knowledge knowledge, Readings readings, Findings make) {
    List<Finding> findings = named(digest, knowledge, readings, make);
    return findings.isEmpty() ? make.unknown(readings).stream().toList() : findings;
  }

  private static List<Finding> named(
      Digest digest, Knowledge knowledge, Readings readings, Findings make) {
    List<TypeRule> rules =
        new ArrayList<>(
            Classification.name(readings, knowledge.limits(), digest).stream().toList());
    for (TypeRule aside : Classification.ASIDE) {
      // What clients use differs from hour to hour; without learned limits that is all news.
      boolean tooEarly = knowledge.learning() && aside.type() == FindingType.COMPLIANCE;
      if (!tooEarly && aside.strength(readings, knowledge.limits(), digest) >= 1) {
        rules.add(aside);
      }
    }
    return rules.stream().map(rule -> make.of(rule, readings)).toList();
  }
}
