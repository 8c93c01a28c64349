package io.weir.log;

import io.weir.log.LineParser.Fate;

/**
 * ALB and NLB logs that come as named fields, by the delivery of CloudWatch Logs. The names are
 * those of the plain log; how the deliveries spell them in full is not documented, so several
 * spellings are taken.
 */
final class ElbShape implements RecordShape {
  private static final int TYPE = 0;
  private static final int TIME = 1;
  private static final int SOURCE = 2;
  private static final int CLIENT = 3;
  private static final int TARGET = 4;
  private static final int REQUEST_TIME = 5;
  private static final int TARGET_TIME = 6;
  private static final int RESPONSE_TIME = 7;
  private static final int STATUS = 8;
  private static final int TARGET_STATUS = 9;
  private static final int RECEIVED = 10;
  private static final int SENT = 11;
  private static final int LINE = 12;
  private static final int AGENT = 13;
  private static final int CIPHER = 14;
  private static final int TLS_PROTOCOL = 15;
  private static final int TRACE = 16;
  private static final int ACTIONS = 17;
  private static final int CLASSIFICATION = 18;
  private static final int CONNECTION_MILLIS = 19;
  private static final int HANDSHAKE_MILLIS = 20;
  private static final int DOMAIN = 21;
  private static final int ALPN = 22;
  private static final int SIZE = 23;

  private static final String[] NAMES = {
    "type",
    "time timestamp",
    "elb",
    "client:port client-ip-port client-ip client",
    "target:port target-ip-port target-ip target destination:port destination",
    "request-processing-time",
    "target-processing-time",
    "response-processing-time",
    "elb-status-code",
    "target-status-code",
    "received-bytes",
    "sent-bytes",
    "request request-line",
    "user-agent",
    "ssl-cipher tls-cipher",
    "ssl-protocol tls-protocol tls-protocol-version",
    "trace-id",
    "actions-executed",
    "classification",
    "connection-time",
    "tls-handshake-time",
    "domain-name",
    "alpn-fe-protocol"
  };

  private final LogFormat format;
  private final NameTable names = new NameTable(NAMES);
  private final LikelyUrl url = new LikelyUrl();
  private final TimeReader time = new TimeReader();
  private RejectReason reason = RejectReason.MISSING_FIELD;

  /**
   * Creates one.
   *
   * @param format {@link LogFormat#ALB} or {@link LogFormat#NLB}
   */
  ElbShape(LogFormat format) {
    this.format = format;
  }

  @Override
  public NameTable names() {
    return names;
  }

  @Override
  public int size() {
    return SIZE;
  }

  @Override
  public RejectReason reason() {
    return reason;
  }

  @Override
  public LogFormat format() {
    return format;
  }

  @Override
  public Fate read(Slice[] values, Request request) {
    Slice timeText = values[TIME];
    if (timeText.isAbsent()) {
      reason = RejectReason.MISSING_FIELD;
      return Fate.REJECTED;
    }
    request.timeMicros = time.read(timeText.array(), timeText.offset(), Values.end(timeText));
    if (request.timeMicros == Numbers.BAD) {
      reason = RejectReason.BAD_TIME;
      return Fate.REJECTED;
    }
    if (!readNumbers(values, request)) {
      reason = RejectReason.BAD_NUMBER;
      return Fate.REJECTED;
    }
    readTexts(values, request);
    if (format == LogFormat.NLB) {
      readConnection(values, request);
      return Fate.ACCEPTED;
    }
    request.streaming = Values.startsWith(values[TYPE], "ws") || request.status == 101;
    request.errorOrigin = AlbOutcome.errorOrigin(request);
    return Fate.ACCEPTED;
  }

  private static boolean readNumbers(Slice[] values, Request request) {
    long status = Values.count(values[STATUS]);
    long targetStatus = Values.count(values[TARGET_STATUS]);
    request.requestMicros = Values.micros(values[REQUEST_TIME]);
    request.targetMicros = Values.micros(values[TARGET_TIME]);
    request.responseMicros = Values.micros(values[RESPONSE_TIME]);
    request.receivedBytes = Values.count(values[RECEIVED]);
    request.sentBytes = Values.count(values[SENT]);
    request.status = (int) status;
    request.targetStatus = (int) targetStatus;
    boolean parts =
        request.requestMicros >= 0 && request.targetMicros >= 0 && request.responseMicros >= 0;
    if (parts) {
      request.totalMicros = request.requestMicros + request.targetMicros + request.responseMicros;
    }
    return status != Numbers.BAD
        && status <= 999
        && targetStatus != Numbers.BAD
        && targetStatus <= 999
        && request.requestMicros != Numbers.BAD
        && request.targetMicros != Numbers.BAD
        && request.responseMicros != Numbers.BAD
        && request.receivedBytes != Numbers.BAD
        && request.sentBytes != Numbers.BAD;
  }

  private void readTexts(Slice[] values, Request request) {
    Values.text(request.source, values[SOURCE]);
    request.clientPort = address(values[CLIENT], request.clientIp);
    request.targetPort = address(values[TARGET], request.targetIp);
    Slice line = values[LINE];
    if (!line.isAbsent()) {
      RequestLine.parse(line.array(), line.offset(), Values.end(line), url, request);
    }
    Values.text(request.userAgent, values[AGENT]);
    Values.text(request.tlsCipher, values[CIPHER]);
    Values.text(request.tlsProtocol, values[TLS_PROTOCOL]);
    Values.text(request.traceId, values[TRACE]);
    Values.text(request.actions, values[ACTIONS]);
    Values.text(request.classification, values[CLASSIFICATION]);
  }

  private static void readConnection(Slice[] values, Request request) {
    request.streaming = true;
    request.handshakeFailed = Values.count(values[HANDSHAKE_MILLIS]) < 0;
    long millis = Values.count(values[CONNECTION_MILLIS]);
    request.totalMicros = millis < 0 || millis > 1L << 40 ? Request.ABSENT : millis * 1000;
    Values.text(request.host, values[DOMAIN]);
    Values.text(request.protocol, values[ALPN]);
    Values.text(request.scheme, values[TYPE]);
  }

  private static int address(Slice value, Slice address) {
    return value.isAbsent()
        ? Request.ABSENT
        : Addresses.splitOptional(value.array(), value.offset(), Values.end(value), address);
  }
}
