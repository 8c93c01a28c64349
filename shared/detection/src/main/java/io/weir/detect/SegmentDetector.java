package io.weir.detect;

import io.weir.baseline.History;
import io.weir.baseline.Profile;
import io.weir.baseline.Readings;
import io.weir.baseline.SegmentNorm;
import io.weir.feature.Digest;
import io.weir.finding.FindingType;
import io.weir.window.WindowKey;
import io.weir.window.segment.Segment;
import io.weir.window.segment.SegmentKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds parts of the traffic that fail or are besieged while the whole looks well; {@link
 * SlowSegments} finds those that are slow. Each segment of a window, and of the last windows
 * together, is compared with what is normal for it. All that are looked at share one probability of
 * a false alarm, so that more segments bring no more of them.
 */
final class SegmentDetector {
  /** By chance, one window of all segments together in twelve weeks. */
  private static final double ALARM_PROBABILITY = 1 / 24_000.0;

  /** The history of all traffic counts like so many requests of a segment's own. */
  private static final double PRIOR_REQUESTS = 200;

  /** Looks at one segment: for 5xx at three stretches of time, for 4xx at two. */
  private static final int LOOKS = 5;

  private static final long FEW_FAILURES = 5;
  private static final long FEW_CLIENT_ERRORS = 10;
  private static final double MANY_WHO_COME = 1000;
  private static final double FAILING_PART = 0.15;
  private static final double MOST = 0.5;
  private static final double MUCH_MORE = 0.35;
  private static final double KNOWN_REQUESTS = 100;
  static final double KNOWN_WINDOWS = 12;

  private static final long FEW_DENIED = 20;
  private static final double MANY_TIMES = 5;

  private final Profile profile;
  private final Digest digest;
  private final double expectedRequests;
  private final List<Digest> run;
  private final Stretch alone;
  private final Stretch lasting;
  private final Stretch longest;
  private final double alarmProbability;
  private final SlowSegments slowness;
  private final Optional<Trouble> siege;

  /**
   * A segment that is not as it should be.
   *
   * @param shown the segment in the windows that show it
   * @param windows how many windows those are
   * @param share which part of their requests it is
   * @param affected how many requests suffer
   */
  record Trouble(
      FindingType type,
      Segment shown,
      int windows,
      double share,
      SegmentNorm norm,
      long affected) {}

  /**
   * @param before the windows of the hours before, earliest first
   * @param expectedRequests how many requests the window was to have
   */
  SegmentDetector(
      WindowKey key,
      Digest digest,
      Profile profile,
      List<History> before,
      double expectedRequests) {
    this.profile = profile;
    this.digest = digest;
    this.expectedRequests = expectedRequests;
    List<Digest> latest = new ArrayList<>(List.of(digest));
    History.justBefore(key, before, Readings.LONGEST_RUN - 1).forEach(w -> latest.add(w.digest()));
    this.run = latest.subList(0, Math.min(Readings.LASTING_WINDOWS, latest.size()));
    this.alone = new Stretch(List.of(digest));
    this.lasting = new Stretch(run);
    this.longest = new Stretch(latest);
    this.alarmProbability = ALARM_PROBABILITY / Math.max(1, LOOKS * digest.segments().size());
    this.slowness = new SlowSegments(digest, profile.segments(), run, latest);
    this.siege = findSiege();
  }

  /** Returns the window and those just before it, without a gap. */
  List<Digest> run() {
    return run;
  }

  /** Returns the segment that fails worst, if any does. */
  Optional<Trouble> failing() {
    return digest.segments().stream()
        .flatMap(segment -> failing(segment).stream())
        .max(Comparator.comparingLong(Trouble::affected).thenComparing(t -> t.shown().kind()));
  }

  /** Returns the segment that most who ask are not let in to, if many more ask than should. */
  Optional<Trouble> besieged() {
    return siege;
  }

  private Optional<Trouble> findSiege() {
    return digest.segments().stream()
        .filter(segment -> segment.kind() == SegmentKind.PATH)
        .filter(this::isBesieged)
        .map(
            segment ->
                new Trouble(
                    FindingType.CREDENTIAL_ATTACK,
                    segment,
                    1,
                    alone.share(segment),
                    norm(segment),
                    segment.denied()))
        .max(Comparator.comparingLong(Trouble::affected));
  }

  /** Returns which segments of the window are slow. */
  SlowSegments slowness() {
    return slowness;
  }

  private SegmentNorm norm(Segment segment) {
    return profile.segments().of(segment);
  }

  private Optional<Trouble> failing(Segment now) {
    SegmentNorm norm = norm(now);
    return failingServers(now, norm).or(() -> failingClients(now, norm));
  }

  private Optional<Trouble> failingServers(Segment now, SegmentNorm norm) {
    // What never worked, such as a host name that only scanners ask for, is no outage.
    boolean worked = norm.windows() >= KNOWN_WINDOWS && norm.serverErrorRate() < MOST;
    boolean goesOn = now.serverErrors() > 0 && now.serverErrors() >= FAILING_PART * now.requests();
    if (!worked || !goesOn) {
      return Optional.empty();
    }
    return Stream.of(alone, lasting, longest)
        .filter(stretch -> fails(stretch, stretch.of(now), norm))
        .findFirst()
        .map(stretch -> outage(stretch, now, norm, stretch.of(now).serverErrors()));
  }

  private boolean fails(Stretch stretch, Segment segment, SegmentNorm norm) {
    double site = profile.segments().serverErrorRate() * PRIOR_REQUESTS;
    double rate =
        (norm.serverErrorRate() * norm.requests() + site) / (norm.requests() + PRIOR_REQUESTS);
    long errors = segment.serverErrors();
    // Of a part that few ask for, five requests may be most of half an hour.
    boolean many =
        stretch == longest
            ? errors >= MOST * segment.requests()
            : errors > Math.min(stretch.windows(), 2) * norm.worst() + 2;
    return many
        && errors >= FEW_FAILURES
        && !stretch.isOfOneClient(segment)
        && Chance.ofAtLeast(errors, segment.requests() * rate) < alarmProbability;
  }

  /** Clients err in many ways; that most of what was well goes wrong is not one of them. */
  private Optional<Trouble> failingClients(Segment now, SegmentNorm norm) {
    boolean known = norm.windows() >= KNOWN_WINDOWS && norm.requests() >= KNOWN_REQUESTS;
    // What hosts and targets refuse in a siege is what the path in it refuses.
    boolean inSiege = siege.isPresent() && now.kind() != SegmentKind.PATH;
    boolean goesOn = now.clientErrors() >= MOST * now.requests();
    if (!known || !goesOn || inSiege || isBesieged(now)) {
      return Optional.empty();
    }
    return Stream.of(alone, lasting)
        .filter(stretch -> refuses(stretch, stretch.of(now), norm))
        .findFirst()
        .map(stretch -> outage(stretch, now, norm, stretch.of(now).clientErrors()));
  }

  private boolean refuses(Stretch stretch, Segment segment, SegmentNorm norm) {
    double least = Math.max(MOST, norm.clientErrorRate() + MUCH_MORE);
    long refused = segment.clientErrors();
    return refused >= least * segment.requests()
        && refused >= FEW_CLIENT_ERRORS
        && !stretch.isOfOneClient(segment)
        && chanceOfRefused(stretch, segment, norm) < alarmProbability;
  }

  private double chanceOfRefused(Stretch stretch, Segment segment, SegmentNorm norm) {
    long refused = segment.clientErrors();
    double chance = Chance.ofAtLeast(refused, segment.requests() * norm.clientErrorRate());
    // Where no more come than always do, it is they who are refused; of many, the count tells it.
    double usual = stretch.windows() * norm.share() * expectedRequests;
    return segment.requests() <= Math.min(2 * usual, MANY_WHO_COME)
        ? Math.min(chance, Chance.ofRefused(refused, segment.requests(), norm.clientErrorRate()))
        : chance;
  }

  private static Trouble outage(Stretch stretch, Segment now, SegmentNorm norm, long affected) {
    return new Trouble(
        FindingType.PARTIAL_OUTAGE,
        stretch.of(now),
        stretch.windows(),
        stretch.share(now),
        norm,
        affected);
  }

  private boolean isBesieged(Segment now) {
    if (now.kind() != SegmentKind.PATH) {
      return false;
    }
    SegmentNorm norm = norm(now);
    double asked = norm.share() * expectedRequests;
    double denied = asked * norm.deniedRate();
    boolean known = norm.windows() >= KNOWN_WINDOWS;
    return known
        && now.denied() >= FEW_DENIED
        && now.denied() >= MANY_TIMES * denied
        && now.denied() >= MOST * now.requests()
        && now.requests() >= 2 * asked + FEW_DENIED
        && Chance.ofAtLeast(now.denied(), denied + 1) < alarmProbability;
  }
}
