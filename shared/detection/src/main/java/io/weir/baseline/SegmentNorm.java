package io.weir.baseline;

/**
 * What is normal for one segment.
 *
 * @param windows in how many windows it was seen
 * @param share its share of all requests
 * @param requests how many requests it had in all
 * @param clientErrorRate the share of them that was answered 4xx
 * @param deniedRate the share of them that was not let in
 * @param serverErrorRate the share of them that was answered 5xx
 * @param worst the second most 5xx in any window, so that what happened twice is known
 * @param latencyLog the middle of its windows' mean latency logarithms; NaN if none has a latency
 * @param latencySpread how far its windows lie from that middle
 */
public record SegmentNorm(
    double windows,
    double share,
    double requests,
    double clientErrorRate,
    double deniedRate,
    double serverErrorRate,
    double worst,
    double latencyLog,
    double latencySpread) {
  /** What is expected of a segment that was never seen, on a site with that rate of 5xx. */
  public static SegmentNorm unseen(double serverErrorRate) {
    return new SegmentNorm(0, 0, 0, 0, 0, serverErrorRate, 0, Double.NaN, 0);
  }

  double[] numbers() {
    return new double[] {
      windows,
      share,
      requests,
      clientErrorRate,
      deniedRate,
      serverErrorRate,
      worst,
      Double.isNaN(latencyLog) ? -1 : latencyLog,
      latencySpread
    };
  }

  static SegmentNorm of(double[] n) {
    if (n.length < 9) {
      throw new IllegalArgumentException("a segment has nine numbers: " + n.length);
    }
    double latency = n[7] < 0 ? Double.NaN : n[7];
    return new SegmentNorm(n[0], n[1], n[2], n[3], n[4], n[5], n[6], latency, n[8]);
  }
}
