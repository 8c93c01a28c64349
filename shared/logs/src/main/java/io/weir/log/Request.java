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

  final Slice source = new Slice();
  final Slice clientIp = new Slice();
  final Slice targetIp = new Slice();
  final Slice method = new Slice();
  final Slice scheme = new Slice();
  final Slice host = new Slice();
  final Slice path = new Slice();
  final Slice query = new Slice();
  final Slice protocol = new Slice();
  final Slice userAgent = new Slice();
  final Slice referrer = new Slice();
  final Slice tlsProtocol = new Slice();
  final Slice tlsCipher = new Slice();
  final Slice cacheResult = new Slice();
  final Slice country = new Slice();
  final Slice asn = new Slice();
  final Slice classification = new Slice();
  final Slice actions = new Slice();
  final Slice traceId = new Slice();

  private final Slice[] texts = {
    source,
    clientIp,
    targetIp,
    method,
    scheme,
    host,
    path,
    query,
    protocol,
    userAgent,
    referrer,
    tlsProtocol,
    tlsCipher,
    cacheResult,
    country,
    asn,
    classification,
    actions,
    traceId
  };

  LogFormat format = LogFormat.ALB;
  ErrorOrigin errorOrigin = ErrorOrigin.NONE;
  boolean streaming;
  boolean drifted;
  boolean handshakeFailed;
  long timeMicros;
  int clientPort;
  int targetPort;
  int port;
  int status;
  int targetStatus;
  long receivedBytes;
  long sentBytes;
  long requestMicros;
  long targetMicros;
  long responseMicros;
  long totalMicros;

  Request() {
    clear();
  }

  void clear() {
    for (Slice text : texts) {
      text.clear();
    }
    errorOrigin = ErrorOrigin.NONE;
    streaming = false;
    drifted = false;
    handshakeFailed = false;
    timeMicros = 0;
    clientPort = ABSENT;
    targetPort = ABSENT;
    port = ABSENT;
    status = ABSENT;
    targetStatus = ABSENT;
    receivedBytes = ABSENT;
    sentBytes = ABSENT;
    requestMicros = ABSENT;
    targetMicros = ABSENT;
    responseMicros = ABSENT;
    totalMicros = ABSENT;
  }

  public LogFormat format() {
    return format;
  }

  /**
   * Returns the time of the line in microseconds since 1970, UTC; see {@link LogFormat#clock()}.
   */
  public long timeMicros() {
    return timeMicros;
  }

  /**
   * Returns the load balancer or distribution that wrote the line, such as {@code app/web/50dc}.
   */
  public Slice source() {
    return source;
  }

  /** Returns the address of the peer, without brackets; the proxy's if one stands in front. */
  public Slice clientIp() {
    return clientIp;
  }

  public int clientPort() {
    return clientPort;
  }

  /** Returns the address of the target or origin that was chosen. */
  public Slice targetIp() {
    return targetIp;
  }

  public int targetPort() {
    return targetPort;
  }

  public Slice method() {
    return method;
  }

  public Slice scheme() {
    return scheme;
  }

  public Slice host() {
    return host;
  }

  public int port() {
    return port;
  }

  /** Returns the path as the log has it, still escaped. */
  public Slice path() {
    return path;
  }

  /** Returns what follows the first question mark as the log has it, still escaped. */
  public Slice query() {
    return query;
  }

  public Slice protocol() {
    return protocol;
  }

  public Slice userAgent() {
    return userAgent;
  }

  public Slice referrer() {
    return referrer;
  }

  /** Returns the status that the client got; 0 when the connection ended without one. */
  public int status() {
    return status;
  }

  public int targetStatus() {
    return targetStatus;
  }

  public ErrorOrigin errorOrigin() {
    return errorOrigin;
  }

  public long receivedBytes() {
    return receivedBytes;
  }

  public long sentBytes() {
    return sentBytes;
  }

  /** Returns the time until the request was handed to a target, in microseconds. */
  public long requestMicros() {
    return requestMicros;
  }

  /** Returns the time until the target began to answer, in microseconds. */
  public long targetMicros() {
    return targetMicros;
  }

  /** Returns the time until the client began to be answered, in microseconds. */
  public long responseMicros() {
    return responseMicros;
  }

  /** Returns the whole time of the request in microseconds; absent if any part of it is. */
  public long totalMicros() {
    return totalMicros;
  }

  /**
   * Returns whether this is a WebSocket or another long-lived exchange, whose time is no latency.
   */
  public boolean streaming() {
    return streaming;
  }

  /** Returns whether the line has a field or a word that the parser does not know yet. */
  public boolean drifted() {
    return drifted;
  }

  /** Returns whether no TLS session came about; only logs of connections tell. */
  public boolean handshakeFailed() {
    return handshakeFailed;
  }

  public Slice tlsProtocol() {
    return tlsProtocol;
  }

  public Slice tlsCipher() {
    return tlsCipher;
  }

  public Slice cacheResult() {
    return cacheResult;
  }

  public Slice country() {
    return country;
  }

  /** Returns the number of the autonomous system of the client, in digits. */
  public Slice asn() {
    return asn;
  }

  public Slice classification() {
    return classification;
  }

  public Slice actions() {
    return actions;
  }

  public Slice traceId() {
    return traceId;
  }
}
