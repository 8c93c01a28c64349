package io.weir.window.segment;

/** What is counted of a segment. Stored by position: constants are only ever appended. */
public enum SegmentCount {
  REQUESTS,
  /** Answers 3xx. */
  REDIRECTS,
  /** Answers 4xx, but for those of a firewall. */
  CLIENT_ERRORS,
  /** Of those, 401, 403 and 429: whoever asked was not let in. */
  DENIED,
  /** Answers 5xx that a target gave. */
  TARGET_ERRORS,
  /** Answers 5xx that the balancer or the edge gave by itself. */
  BALANCER_ERRORS,
  /** Requests that have a latency. */
  LATENCY_REQUESTS,
  /**
   * The sum of the binary logarithms of their latencies in microseconds, in 1/1024, so that one
   * slow request among many moves the mean little.
   */
  LATENCY_LOG
}
