package io.weir.log;

import io.weir.log.LineParser.Fate;

/**
 * Azure Application Gateway access log, v1 and v2, which spell units and fields differently.
 *
 * <p>Fields: "Monitoring Azure Application Gateway data reference" on learn.microsoft.com.
 */
final class AppGatewayShape implements RecordShape {
  private static final int TIME = 0;
  private static final int RESOURCE = 1;
  private static final int CATEGORY = 2;
  private static final int INSTANCE = 3;
  private static final int CLIENT = 4;
  private static final int PORT = 5;
  private static final int METHOD = 6;
  private static final int URI = 7;
  private static final int QUERY = 8;
  private static final int AGENT = 9;
  private static final int STATUS = 10;
  private static final int HTTP = 11;
  private static final int RECEIVED = 12;
  private static final int SENT = 13;
  private static final int TAKEN = 14;
  private static final int TLS = 15;
  private static final int HOST = 16;
  private static final int ORIGINAL_HOST = 17;
  private static final int CIPHER = 18;
  private static final int TLS_PROTOCOL = 19;
  private static final int TARGET = 20;
  private static final int TARGET_STATUS = 21;
  private static final int TARGET_LATENCY = 22;
  private static final int TRANSACTION = 23;
  private static final int WAF_MODE = 24;
  private static final int SIZE = 25;

  private static final String V1_QUERY = "X-AzureApplicationGateway-";

  private final NameTable names =
      new NameTable(
          "timeStamp time",
          "resourceId",
          "category",
          "properties.instanceId",
          "properties.clientIP",
          "properties.clientPort",
          "properties.httpMethod",
          "properties.requestUri",
          "properties.requestQuery",
          "properties.userAgent",
          "properties.httpStatus",
          "properties.httpVersion",
          "properties.receivedBytes",
          "properties.sentBytes",
          "properties.timeTaken",
          "properties.sslEnabled",
          "properties.host",
          "properties.originalHost",
          "properties.sslCipher",
          "properties.sslProtocol",
          "properties.serverRouted",
          "properties.serverStatus",
          "properties.serverResponseLatency",
          "properties.transactionId",
          "properties.WAFMode");
  private final Slice http = Values.word("http");
  private final Slice https = Values.word("https");
  private final AzureResource resource = new AzureResource();
  private final TimeReader time = new TimeReader();
  private RejectReason reason = RejectReason.MISSING_FIELD;

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
    return LogFormat.AZURE_APPLICATION_GATEWAY;
  }

  @Override
  public Fate read(Slice[] values, Request request) {
    if (!values[CATEGORY].isAbsent()
        && !Values.equalsIgnoringCase(values[CATEGORY], "applicationgatewayaccesslog")) {
      return Fate.SKIPPED;
    }
    // The gateway probes itself from here.
    if (values[CLIENT].contentEquals("127.0.0.1")) {
      return Fate.SKIPPED;
    }
    if (values[TIME].isAbsent() || values[STATUS].isAbsent()) {
      reason = RejectReason.MISSING_FIELD;
      return Fate.REJECTED;
    }
    request.timeMicros =
        time.read(values[TIME].array(), values[TIME].offset(), Values.end(values[TIME]));
    if (request.timeMicros == Numbers.BAD) {
      reason = RejectReason.BAD_TIME;
      return Fate.REJECTED;
    }
    if (!readNumbers(values, request)) {
      reason = RejectReason.BAD_NUMBER;
      return Fate.REJECTED;
    }
    readTexts(values, request);
    readTarget(values, request);
    request.errorOrigin = errorOrigin(request, values[WAF_MODE]);
    return Fate.ACCEPTED;
  }

  private static boolean readNumbers(Slice[] values, Request request) {
    long status = Values.count(values[STATUS]);
    long port = Values.count(values[PORT]);
    long targetStatus = Values.count(values[TARGET_STATUS]);
    request.receivedBytes = Values.count(values[RECEIVED]);
    request.sentBytes = Values.count(values[SENT]);
    request.totalMicros = Values.micros(values[TAKEN]);
    request.targetMicros = Values.micros(values[TARGET_LATENCY]);
    if (isV1(values) && request.totalMicros > 0) {
      request.totalMicros /= 1000;
    }
    request.status = (int) status;
    request.clientPort = (int) port;
    request.targetStatus = (int) targetStatus;
    return status != Numbers.BAD
        && status <= 999
        && port != Numbers.BAD
        && port <= 65_535
        && targetStatus <= 999
        && targetStatus != Numbers.BAD
        && request.receivedBytes != Numbers.BAD
        && request.sentBytes != Numbers.BAD
        && request.totalMicros != Numbers.BAD
        && request.targetMicros != Numbers.BAD;
  }

  /** v1 takes its time in milliseconds, v2 in seconds; only v1 calls its instances roles. */
  private static boolean isV1(Slice[] values) {
    if (!values[TRANSACTION].isAbsent() || !values[TARGET].isAbsent()) {
      return false;
    }
    return !Values.startsWith(values[INSTANCE], "appgw");
  }

  private void readTexts(Slice[] values, Request request) {
    resource.source(values[RESOURCE], request.source);
    Addresses.splitOptional(
        values[CLIENT].array(),
        values[CLIENT].offset(),
        Values.end(values[CLIENT]),
        request.clientIp);
    Values.text(request.method, values[METHOD]);
    request.scheme.set(Values.equalsIgnoringCase(values[TLS], "on") ? https : http);
    Values.text(
        request.host, values[ORIGINAL_HOST].length() > 1 ? values[ORIGINAL_HOST] : values[HOST]);
    if (!values[URI].isAbsent()) {
      RequestLine.parseTarget(
          values[URI].array(), values[URI].offset(), Values.end(values[URI]), request);
    }
    Values.text(request.protocol, values[HTTP]);
    Values.text(request.userAgent, values[AGENT]);
    Values.text(request.tlsCipher, values[CIPHER]);
    Values.text(request.tlsProtocol, values[TLS_PROTOCOL]);
    Values.text(request.traceId, values[TRANSACTION]);
    request.streaming = request.status == 101;
  }

  /** In v1 the query is the gateway's own words about the target, not the client's. */
  private static void readTarget(Slice[] values, Request request) {
    Slice query = values[QUERY];
    if (Values.startsWith(query, V1_QUERY)) {
      Slice routed = part(query, "SERVER-ROUTED=");
      Slice status = part(query, "SERVER-STATUS=");
      Addresses.splitOptional(
          routed.array(), routed.offset(), Values.end(routed), request.targetIp);
      long number = Values.count(status);
      request.targetStatus = number < 0 || number > 999 ? Request.ABSENT : (int) number;
      return;
    }
    if (query.length() > 0) {
      Values.text(request.query, query);
    }
    if (!values[TARGET].isAbsent()) {
      request.targetPort =
          Addresses.splitOptional(
              values[TARGET].array(),
              values[TARGET].offset(),
              Values.end(values[TARGET]),
              request.targetIp);
    }
  }

  private static Slice part(Slice query, String name) {
    Slice part = new Slice();
    int end = Values.end(query);
    for (int at = query.offset(); at < end; at++) {
      if (Bytes.matches(query.array(), at, end, name)) {
        int from = at + name.length();
        part.set(query.array(), from, Bytes.find(query.array(), from, end, '&') - from);
        return part;
      }
    }
    return part;
  }

  private static ErrorOrigin errorOrigin(Request request, Slice wafMode) {
    if (request.status < 400) {
      return request.status == 0 ? ErrorOrigin.CLIENT : ErrorOrigin.NONE;
    }
    if (request.status == 499) {
      return ErrorOrigin.CLIENT;
    }
    if (request.targetStatus > 0) {
      return ErrorOrigin.TARGET;
    }
    boolean refused = request.status == 403 && Values.equalsIgnoringCase(wafMode, "prevention");
    return refused ? ErrorOrigin.WAF : ErrorOrigin.BALANCER;
  }
}
