package io.weir.report.page;

import io.weir.window.Counter;
import io.weir.window.Dimension;
import io.weir.window.Window;

/**
 * The numbers of some traffic that charts and rows are made of; NaN for a latency where no request
 * has one. A window takes kilobytes, its numbers take a hundred bytes.
 *
 * @param requests how many
 * @param clientErrors how many were answered by 4xx
 * @param serverErrors how many were answered by 5xx
 * @param receivedBytes bytes of requests
 * @param sentBytes bytes of answers
 * @param busyMicros how long all requests took together
 * @param clients the estimated number of distinct clients
 * @param p50 the median latency in milliseconds
 * @param p95 the latency in milliseconds below which 95 % of the requests lie
 * @param p99 the latency in milliseconds below which 99 % of the requests lie
 */
record Numbers(
    long requests,
    long clientErrors,
    long serverErrors,
    long receivedBytes,
    long sentBytes,
    long busyMicros,
    double clients,
    double p50,
    double p95,
    double p99) {
  static Numbers of(Window window) {
    return new Numbers(
        window.count(Counter.REQUESTS),
        window.count(Counter.STATUS_4XX),
        window.count(Counter.STATUS_5XX),
        window.count(Counter.RECEIVED_BYTES),
        window.count(Counter.SENT_BYTES),
        window.count(Counter.LATENCY_MICROS),
        window.distinct(Dimension.CLIENT),
        window.latencyMillis(0.5).orElse(Double.NaN),
        window.latencyMillis(0.95).orElse(Double.NaN),
        window.latencyMillis(0.99).orElse(Double.NaN));
  }

  /** Returns the share of requests that were answered by 4xx; NaN without requests. */
  double clientErrorShare() {
    return share(clientErrors);
  }

  /** Returns the share of requests that were answered by 5xx; NaN without requests. */
  double serverErrorShare() {
    return share(serverErrors);
  }

  /** Returns the number of distinct clients, whole. */
  double wholeClients() {
    return Math.rint(clients);
  }

  private double share(long count) {
    return requests == 0 ? Double.NaN : (double) count / requests;
  }
}
