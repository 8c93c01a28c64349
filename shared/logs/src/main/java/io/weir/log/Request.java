package io.weir.log;

/**
 * One request, as a view over the bytes of one log line.
 *
 * <p>Every format is read into this one shape. The view is reused from line to line: nothing of it
 * may be kept. Numbers that the log does not have are {@link #ABSENT}; text that it does not have
 * is an absent {@link Slice}. Durations are microseconds and never negative unless absent.
 */
public final class Request {
  /** The value of a number that the line does not have. */
  public static final int ABSENT = -1;

  private final RequestFields fields;

  Request(RequestFields fields) {
    this.fields = fields;
  }

  public LogFormat format() {
    return fields.format;
  }

  /**
   * Returns the time of the line in microseconds since 1970, UTC; see {@link LogFormat#clock()}.
   */
  public long timeMicros() {
    return fields.timeMicros;
  }

  /**
   * Returns the load balancer or distribution that wrote the line, such as {@code app/web/50dc}.
   */
  public Slice source() {
    return fields.source;
  }

  /** Returns the address of the peer, without brackets; the proxy's if one stands in front. */
  public Slice clientIp() {
    return fields.clientIp;
  }

  /** Puts other bytes, with slack behind them, in place of the client's address. */
  public void maskClient(byte[] bytes, int length) {
    fields.clientIp.set(bytes, 0, length);
  }

  public int clientPort() {
    return fields.clientPort;
  }

  /** Returns the address of the target or origin that was chosen. */
  public Slice targetIp() {
    return fields.targetIp;
  }

  public int targetPort() {
    return fields.targetPort;
  }

  public Slice method() {
    return fields.method;
  }

  public Slice scheme() {
    return fields.scheme;
  }

  public Slice host() {
    return fields.host;
  }

  public int port() {
    return fields.port;
  }

  /** Returns the path as the log has it, still escaped. */
  public Slice path() {
    return fields.path;
  }

  /** Returns what follows the first question mark as the log has it, still escaped. */
  public Slice query() {
    return fields.query;
  }

  public Slice protocol() {
    return fields.protocol;
  }

  public Slice userAgent() {
    return fields.userAgent;
  }

  public Slice referrer() {
    return fields.referrer;
  }

  /** Returns the status that the client got; 0 when the connection ended without one. */
  public int status() {
    return fields.status;
  }

  public int targetStatus() {
    return fields.targetStatus;
  }

  public ErrorOrigin errorOrigin() {
    return fields.errorOrigin;
  }

  public long receivedBytes() {
    return fields.receivedBytes;
  }

  public long sentBytes() {
    return fields.sentBytes;
  }

  /** Returns the time until the request was handed to a target, in microseconds. */
  public long requestMicros() {
    return fields.requestMicros;
  }

  /** Returns the time until the target began to answer, in microseconds. */
  public long targetMicros() {
    return fields.targetMicros;
  }

  /** Returns the time until the client began to be answered, in microseconds. */
  public long responseMicros() {
    return fields.responseMicros;
  }

  /** Returns the whole time of the request in microseconds; absent if any part of it is. */
  public long totalMicros() {
    return fields.totalMicros;
  }

  /**
   * Returns whether this is a WebSocket or another long-lived exchange, whose time is no latency.
   */
  public boolean streaming() {
    return fields.streaming;
  }

  /** Returns whether the line has a field or a word that the parser does not know yet. */
  public boolean drifted() {
    return fields.drifted;
  }

  /** Returns whether no TLS session came about; only logs of connections tell. */
  public boolean handshakeFailed() {
    return fields.handshakeFailed;
  }

  public Slice tlsProtocol() {
    return fields.tlsProtocol;
  }

  public Slice tlsCipher() {
    return fields.tlsCipher;
  }

  public Slice cacheResult() {
    return fields.cacheResult;
  }

  public Slice country() {
    return fields.country;
  }

  /** Returns the number of the autonomous system of the client, in digits. */
  public Slice asn() {
    return fields.asn;
  }

  public Slice classification() {
    return fields.classification;
  }

  public Slice actions() {
    return fields.actions;
  }

  /**
   * Returns the id by which the request is followed elsewhere: X-Ray's of an ALB, as {@code
   * Root=1-58337262-36d228ad5d99923122bbe354}, otherwise the vendor's own.
   */
  public Slice traceId() {
    return fields.traceId;
  }

  /**
   * Returns how a connection, a health check or a firewall's look at a request ended, in the log's
   * own word; logs of requests have none.
   */
  public Slice outcome() {
    return fields.outcome;
  }

  /**
   * Returns what the outcome is of: the group of a target that was checked, or the rule of a
   * firewall that decided.
   */
  public Slice subject() {
    return fields.subject;
  }

  /** Returns the rules of a firewall that matched and only count, separated by spaces. */
  public Slice countedRules() {
    return fields.countedRules;
  }

  /** Returns the labels that a firewall put on the request, separated by spaces. */
  public Slice labels() {
    return fields.labels;
  }

  /** Returns the JA4 fingerprint of the client's TLS, or JA3 where the log has no other. */
  public Slice fingerprint() {
    return fields.fingerprint;
  }
}
