package io.weir.log;

import io.weir.log.LineParser.Fate;

/**
 * Azure Front Door access log: Standard, Premium and classic.
 *
 * <p>Fields: "Monitor Azure Front Door" on learn.microsoft.com.
 */
final class FrontDoorShape implements RecordShape {
  private static final int TIME = 0;
  private static final int RESOURCE = 1;
  private static final int CATEGORY = 2;
  private static final int TRACKING = 3;
  private static final int METHOD = 4;
  private static final int HTTP = 5;
  private static final int URI = 6;
  private static final int HOST = 7;
  private static final int RECEIVED = 8;
  private static final int SENT = 9;
  private static final int AGENT = 10;
  private static final int CLIENT = 11;
  private static final int PEER = 12;
  private static final int PORT = 13;
  private static final int TAKEN = 14;
  private static final int FIRST_BYTE = 15;
  private static final int SCHEME = 16;
  private static final int TLS_PROTOCOL = 17;
  private static final int CIPHER = 18;
  private static final int STATUS = 19;
  private static final int CACHE = 20;
  private static final int REFERRER = 21;
  private static final int ERROR = 22;
  private static final int TARGET = 23;
  private static final int COUNTRY = 24;
  private static final int FROM_CLIENT = 25;
  private static final int SIZE = 26;

  private final NameTable names =
      new NameTable(
          "time timeStamp",
          "resourceId",
          "category",
          "properties.trackingReference",
          "properties.httpMethod",
          "properties.httpVersion",
          "properties.requestUri",
          "properties.hostName",
          "properties.requestBytes",
          "properties.responseBytes",
          "properties.userAgent",
          "properties.clientIp",
          "properties.socketIp",
          "properties.clientPort",
          "properties.timeTaken",
          "properties.timeToFirstByte",
          "properties.requestProtocol",
          "properties.securityProtocol",
          "properties.securityCipher",
          "properties.httpStatusCode",
          "properties.cacheStatus",
          "properties.referer properties.referrer",
          "properties.errorInfo",
          "properties.originIp",
          "properties.clientCountry",
          "properties.isReceivedFromClient");
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
    return LogFormat.AZURE_FRONT_DOOR;
  }

  @Override
  public Fate read(Slice[] values, Request request) {
    // A hop from edge to shield is the same request again.
    if (Values.equalsIgnoringCase(values[FROM_CLIENT], "false") || isOtherCategory(values)) {
      return Fate.SKIPPED;
    }
    Slice timeText = values[TIME];
    if (timeText.isAbsent() || values[STATUS].isAbsent()) {
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
    request.streaming =
        request.status == 101
            || Values.equalsIgnoringCase(request.scheme, "ws")
            || Values.equalsIgnoringCase(request.scheme, "wss");
    request.errorOrigin = errorOrigin(request, values[ERROR]);
    return Fate.ACCEPTED;
  }

  private static boolean isOtherCategory(Slice[] values) {
    return !values[CATEGORY].isAbsent()
        && !Values.equalsIgnoringCase(values[CATEGORY], "frontdooraccesslog");
  }

  private static boolean readNumbers(Slice[] values, Request request) {
    long status = Values.count(values[STATUS]);
    long port = Values.count(values[PORT]);
    request.receivedBytes = Values.count(values[RECEIVED]);
    request.sentBytes = Values.count(values[SENT]);
    request.totalMicros = Values.micros(values[TAKEN]);
    request.responseMicros = Values.micros(values[FIRST_BYTE]);
    request.status = (int) status;
    request.clientPort = (int) port;
    return status != Numbers.BAD
        && status <= 999
        && port != Numbers.BAD
        && port <= 65_535
        && request.receivedBytes != Numbers.BAD
        && request.sentBytes != Numbers.BAD
        && request.totalMicros != Numbers.BAD
        && request.responseMicros != Numbers.BAD;
  }

  private void readTexts(Slice[] values, Request request) {
    resource.source(values[RESOURCE], request.source);
    // clientIp may be what the client claims in X-Forwarded-For; socketIp is the peer.
    Slice client = values[PEER].length() > 1 ? values[PEER] : values[CLIENT];
    Addresses.splitOptional(client.array(), client.offset(), Values.end(client), request.clientIp);
    Values.text(request.method, values[METHOD]);
    Slice uri = values[URI];
    if (!uri.isAbsent()) {
      RequestLine.parseUrl(uri.array(), uri.offset(), Values.end(uri), request);
    }
    if (request.host.isAbsent()) {
      Values.text(request.host, values[HOST]);
    }
    if (request.scheme.isAbsent() || Values.equalsIgnoringCase(values[SCHEME], "wss")) {
      Values.text(request.scheme, values[SCHEME]);
    }
    Values.text(request.protocol, values[HTTP]);
    Values.text(request.userAgent, values[AGENT]);
    Values.text(request.referrer, values[REFERRER]);
    Values.text(request.tlsProtocol, values[TLS_PROTOCOL]);
    Values.text(request.tlsCipher, values[CIPHER]);
    Values.text(request.cacheResult, values[CACHE]);
    Values.text(request.country, values[COUNTRY]);
    Values.text(request.traceId, values[TRACKING]);
    Slice target = values[TARGET];
    if (target.length() > 0 && !target.contentEquals("N/A")) {
      request.targetPort =
          Addresses.splitOptional(
              target.array(), target.offset(), Values.end(target), request.targetIp);
    }
  }

  /** Status 0 is an origin that did not answer in time. */
  private static ErrorOrigin errorOrigin(Request request, Slice error) {
    if (request.status == 499) {
      return ErrorOrigin.CLIENT;
    }
    if (request.status == 0) {
      return ErrorOrigin.BALANCER;
    }
    if (request.status < 400) {
      return ErrorOrigin.NONE;
    }
    boolean none = error.length() < 2 || Values.equalsIgnoringCase(error, "noerror");
    return none ? ErrorOrigin.TARGET : ErrorOrigin.BALANCER;
  }
}
