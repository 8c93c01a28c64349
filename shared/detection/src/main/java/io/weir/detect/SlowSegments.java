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

  /** Twice as slow, in binary logarithms. */
  private static final double TWICE = 1;

  private static final double SPREADS = 6;

  /** How far a single request's latency lies from the middle, in binary logarithms. */
  private static final double REQUEST_SPREAD = 2;

  private final Digest digest;
  private final SegmentNorms norms;
  private final int windows;
  private final Stretch alone;
  private final Stretch lasting;

  /**
   * @param run the window, and those just before it
   */
  SlowSegments(Digest digest, SegmentNorms norms, List<Digest> run) {
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
    boolean known =
        norm.windows() >= SegmentDetector.KNOWN_WINDOWS && !Double.isNaN(norm.latencyLog());
    return known
        && now.timed() > 0
        && now.meanLatencyLog() - norm.latencyLog() >= TWICE
        && (isSlow(now, norm, 1) || isSlow(lasting.of(now), norm, windows));
  }

  private static boolean isSlow(Segment segment, SegmentNorm norm, int windows) {
    double over = segment.meanLatencyLog() - norm.latencyLog();
    double chance = REQUEST_SPREAD * REQUEST_SPREAD / segment.timed();
    double spread = Math.sqrt(norm.latencySpread() * norm.latencySpread() / windows + chance);
    return segment.timed() >= FEW_TIMED && over >= TWICE && over >= SPREADS * spread;
  }
}
