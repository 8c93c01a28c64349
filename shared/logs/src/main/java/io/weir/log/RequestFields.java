package io.weir.log;

/**
 * What a format fills while it reads a line, and what {@link Request} shows of it. A parser makes
 * one and uses it for every line; the meaning of each field is that of the accessor of its name.
 */
public final class RequestFields {
  public final Slice source = new Slice();
  public final Slice clientIp = new Slice();
  public final Slice targetIp = new Slice();
  public final Slice method = new Slice();
  public final Slice scheme = new Slice();
  public final Slice host = new Slice();
  public final Slice path = new Slice();
  public final Slice query = new Slice();
  public final Slice protocol = new Slice();
  public final Slice userAgent = new Slice();
  public final Slice referrer = new Slice();
  public final Slice tlsProtocol = new Slice();
  public final Slice tlsCipher = new Slice();
  public final Slice cacheResult = new Slice();
  public final Slice country = new Slice();
  public final Slice asn = new Slice();
  public final Slice classification = new Slice();
  public final Slice actions = new Slice();
  public final Slice traceId = new Slice();
  public final Slice outcome = new Slice();
  public final Slice subject = new Slice();
  public final Slice countedRules = new Slice();
  public final Slice labels = new Slice();
  public final Slice fingerprint = new Slice();

  public LogFormat format;
  public ErrorOrigin errorOrigin = ErrorOrigin.NONE;
  public boolean streaming;
  public boolean drifted;
  public boolean handshakeFailed;
  public long timeMicros;
  public int clientPort;
  public int targetPort;
  public int port;
  public int status;
  public int targetStatus;
  public long receivedBytes;
  public long sentBytes;
  public long requestMicros;
  public long targetMicros;
  public long responseMicros;
  public long totalMicros;

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
    traceId,
    outcome,
    subject,
    countedRules,
    labels,
    fingerprint
  };
  private final Request view = new Request(this);

  /** Creates one for the lines of a format, with nothing in it. */
  public RequestFields(LogFormat format) {
    this.format = format;
    clear();
  }

  /** Returns these fields for those who only read; the same object each time. */
  public Request view() {
    return view;
  }

  /** Forgets the line before. */
  public void clear() {
    for (Slice text : texts) {
      text.clear();
    }
    errorOrigin = ErrorOrigin.NONE;
    streaming = false;
    drifted = false;
    handshakeFailed = false;
    timeMicros = 0;
    clientPort = Request.ABSENT;
    targetPort = Request.ABSENT;
    port = Request.ABSENT;
    status = Request.ABSENT;
    targetStatus = Request.ABSENT;
    receivedBytes = Request.ABSENT;
    sentBytes = Request.ABSENT;
    requestMicros = Request.ABSENT;
    targetMicros = Request.ABSENT;
    responseMicros = Request.ABSENT;
    totalMicros = Request.ABSENT;
  }
}
