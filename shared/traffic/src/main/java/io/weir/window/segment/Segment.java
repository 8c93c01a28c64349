package io.weir.window.segment;

import static java.util.Objects.requireNonNull;

/**
 * What one part of the traffic did: one form of paths, one host, one target.
 *
 * @param kind what it is
 * @param name which, such as {@code /product/*}
 * @param requests how many requests it had
 * @param redirects how many were answered 3xx
 * @param clientErrors how many were answered 4xx, but for those of a firewall
 * @param denied how many of those were answered 401, 403 or 429
 * @param targetErrors how many 5xx a target gave
 * @param balancerErrors how many 5xx the balancer or the edge gave by itself
 * @param timed how many have a latency
 * @param latencyLog the sum of the binary logarithms of those latencies in microseconds, in 1/1024
 */
public record Segment(
    SegmentKind kind,
    String name,
    long requests,
    long redirects,
    long clientErrors,
    long denied,
    long targetErrors,
    long balancerErrors,
    long timed,
    long latencyLog) {
  private static final double LOG_UNIT = 1024;
  private static final double MICROS_IN_MILLI = 1000;

  public Segment {
    requireNonNull(kind, "kind");
    requireNonNull(name, "name");
    if (requests < 0 || timed < 0 || latencyLog < 0) {
      throw new IllegalArgumentException("counts must not be negative: " + name);
    }
  }

  /** Returns the segment of the counts, which stand in the order of {@link SegmentCount}. */
  public static Segment of(SegmentKind kind, String name, long[] counts, int from) {
    return new Segment(
        kind,
        name,
        counts[from],
        counts[from + 1],
        counts[from + 2],
        counts[from + 3],
        counts[from + 4],
        counts[from + 5],
        counts[from + 6],
        counts[from + 7]);
  }

  /** Returns the counts in the order of {@link SegmentCount}. */
  public long[] counts() {
    return new long[] {
      requests, redirects, clientErrors, denied, targetErrors, balancerErrors, timed, latencyLog
    };
  }

  /** Returns this and another of the same name together. */
  public Segment plus(Segment other) {
    return new Segment(
        kind,
        name,
        requests + other.requests,
        redirects + other.redirects,
        clientErrors + other.clientErrors,
        denied + other.denied,
        targetErrors + other.targetErrors,
        balancerErrors + other.balancerErrors,
        timed + other.timed,
        latencyLog + other.latencyLog);
  }

  /** Returns how many requests were answered 5xx. */
  public long serverErrors() {
    return targetErrors + balancerErrors;
  }

  /**
   * Returns the mean of the binary logarithms of the latencies in microseconds; NaN without any.
   */
  public double meanLatencyLog() {
    return timed == 0 ? Double.NaN : latencyLog / LOG_UNIT / timed;
  }

  /** Returns the latency in milliseconds whose logarithm is the mean one; NaN without any. */
  public double typicalLatencyMillis() {
    return Math.pow(2, meanLatencyLog()) / MICROS_IN_MILLI;
  }
}
