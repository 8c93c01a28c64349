package io.weir.detect;

import io.weir.baseline.SegmentNorm;
import io.weir.baseline.SegmentNorms;
import io.weir.feature.Digest;
import io.weir.finding.FindingType;
import io.weir.window.segment.Segment;
import io.weir.window.segment.SegmentKind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The parts of a window's traffic that take twice as long as is normal for them. */
final class SlowSegments {
  private static final long FEW_TIMED = 10;

  /** What has so much of the requests is no part of them. */
  private static final double NEARLY_ALL = 0.8;

  /** So much of the requests speaks for all of them. */
  private static final double SPEAKS_FOR_ALL = 0.6;

  /** A fifth slower or quicker, in binary logarithms. */
  private static final double A_FIFTH = 0.26;

  /** Twice as slow, in binary logarithms. */
  private static final double TWICE = 1;

  private static final double SPREADS = 6;

  /** How far a single request's latency lies from the middle, in binary logarithms. */
  private static final double REQUEST_SPREAD = 2;

  private final Digest digest;
  private final SegmentNorms norms;
  private final List<Digest> longest;
  private final int windows;
  private final Stretch alone;
  private final Stretch lasting;

  /**
   * @param run the window, and those just before it
   * @param longest the same of half an hour
   */
  SlowSegments(Digest digest, SegmentNorms norms, List<Digest> run, List<Digest> longest) {
    this.longest = longest;
    this.digest = digest;
    this.norms = norms;
    this.windows = run.size();
    this.alone = new Stretch(List.of(digest));
    this.lasting = new Stretch(run);
  }

  /**
   * Returns the segment that is slower than it should be by most, if any is.
   *
   * @param part whether it must be a part of the traffic, as the whole is judged by itself
   */
  Optional<SegmentDetector.Trouble> slow(boolean part) {
    return digest.segments().stream()
        .filter(segment -> isSlow(segment) && (!part || isPart(segment)))
        .map(
            segment ->
                new SegmentDetector.Trouble(
                    FindingType.PERFORMANCE_DEGRADATION,
                    segment,
                    1,
                    alone.share(segment),
                    norms.of(segment),
                    segment.timed()))
        .max(Comparator.comparingLong(SegmentDetector.Trouble::affected));
  }

  /**
   * Returns whether requests take as long as is normal for their paths, now and over half an hour.
   * All of them together may then take longer than usual only because other paths are asked for:
   * those of people in the morning, where a monitor was alone by night.
   */
  boolean areAsEver() {
    return areAsEver(List.of(digest)) && areAsEver(longest);
  }

  private boolean areAsEver(List<Digest> digests) {
    double over = 0;
    double timed = 0;
    double requests = 0;
    for (Digest each : digests) {
      requests += each.requests();
      for (Segment segment : each.segments()) {
        SegmentNorm norm = norms.of(segment);
        if (segment.kind() == SegmentKind.PATH && segment.timed() > 0 && isKnown(norm)) {
          over += segment.timed() * (segment.meanLatencyLog() - norm.latencyLog());
          timed += segment.timed();
        }
      }
    }
    return timed >= SPEAKS_FOR_ALL * requests && Math.abs(over) <= A_FIFTH * timed;
  }

  /**
   * Returns whether a path is slow: hosts and targets are as slow as what a visit asks them for.
   */
  boolean isAnyPathSlow() {
    return digest.segments().stream()
        .anyMatch(segment -> segment.kind() == SegmentKind.PATH && isSlow(segment));
  }

  /**
   * Whether the slow segment is a part: others of its kind are not as slow. That nearly all is slow
   * is told of the whole, which knows what is usual at this hour.
   */
  private boolean isPart(Segment slow) {
    double over = 0;
    long timed = 0;
    for (Segment other : digest.segments()) {
      SegmentNorm norm = norms.of(other);
      boolean comparable = other.timed() > 0 && !Double.isNaN(norm.latencyLog());
      if (other.kind() == slow.kind() && !other.name().equals(slow.name()) && comparable) {
        over += other.timed() * (other.meanLatencyLog() - norm.latencyLog());
        timed += other.timed();
      }
    }
    double ofSlow = slow.meanLatencyLog() - norms.of(slow).latencyLog();
    return alone.share(slow) < NEARLY_ALL && over < ofSlow / 2 * Math.max(1, timed);
  }

  private boolean isSlow(Segment now) {
    SegmentNorm norm = norms.of(now);
    return isKnown(norm)
        && now.timed() > 0
        && now.meanLatencyLog() - norm.latencyLog() >= TWICE
        && (isSlow(now, norm, 1) || isSlow(lasting.of(now), norm, windows));
  }

  private static boolean isKnown(SegmentNorm norm) {
    return norm.windows() >= SegmentDetector.KNOWN_WINDOWS && !Double.isNaN(norm.latencyLog());
  }

  private static boolean isSlow(Segment segment, SegmentNorm norm, int windows) {
    double over = segment.meanLatencyLog() - norm.latencyLog();
    double chance = REQUEST_SPREAD * REQUEST_SPREAD / segment.timed();
    double spread = Math.sqrt(norm.latencySpread() * norm.latencySpread() / windows + chance);
    return segment.timed() >= FEW_TIMED && over >= TWICE && over >= SPREADS * spread;
  }
}
