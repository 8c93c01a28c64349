package io.weir.window;

/**
 * What a window counts exactly. Stored by position: constants are only ever appended, never moved
 * or removed.
 */
public enum Counter {
  REQUESTS,
  /** Lines of the contributing objects that were refused; see {@code RejectReason}. */
  REJECTED_LINES,
  STATUS_NONE,
  STATUS_1XX,
  STATUS_2XX,
  STATUS_3XX,
  STATUS_4XX,
  STATUS_5XX,
  BALANCER_4XX,
  TARGET_4XX,
  BALANCER_5XX,
  TARGET_5XX,
  /** Requests that a firewall or a policy refused; they are in no other error counter. */
  WAF_BLOCKED,
  /** Requests whose client went away: 460, 499, status 0. */
  CLIENT_CLOSED,
  METHOD_GET,
  METHOD_HEAD,
  METHOD_POST,
  METHOD_PUT,
  METHOD_DELETE,
  METHOD_OPTIONS,
  METHOD_OTHER,
  RECEIVED_BYTES,
  SENT_BYTES,
  PLAIN_HTTP,
  TLS_DEPRECATED,
  TLS_1_2,
  TLS_1_3,
  /** Failed handshakes, where the log has them (NLB). */
  TLS_FAILED,
  CACHE_HIT,
  CACHE_MISS,
  CACHE_ERROR,
  STREAMING,
  /** Requests that have a latency: neither streaming nor without a target's answer. */
  LATENCY_REQUESTS,
  LATENCY_MICROS,
  /** Requests that the log itself calls ambiguous or severe violations of HTTP. */
  NON_COMPLIANT,
  /** Requests by user agents that name themselves as bots. */
  DECLARED_BOT,
  /** Lines that have a field or a word the parser does not know yet. */
  DRIFTED_LINES,
  /** Requests by crawlers from the addresses that their operators publish. */
  VERIFIED_CRAWLER,
  /** Requests in the name of a crawler whose published addresses are known, from elsewhere. */
  FALSE_CRAWLER
}
