package io.weir.log;

import io.weir.log.LineParser.Fate;

/**
 * CloudFront standard logs, legacy and v2, by the names of their fields.
 *
 * <p>Fields: "Standard log file fields" in the CloudFront developer guide.
 */
final class CloudFrontShape implements RecordShape {
  /** The fields of a legacy row without a header, in order. */
  static final String LEGACY_FIELDS =
      "date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status"
          + " cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type"
          + " x-edge-request-id x-host-header cs-protocol cs-bytes time-taken x-forwarded-for"
          + " ssl-protocol ssl-cipher x-edge-response-result-type cs-protocol-version fle-status"
          + " fle-encrypted-fields c-port time-to-first-byte x-edge-detailed-result-type"
          + " sc-content-type sc-content-len sc-range-start sc-range-end";

  private static final int DATE = 0;
  private static final int TIME = 1;
  private static final int MILLIS = 2;
  private static final int SENT = 3;
  private static final int CLIENT = 4;
  private static final int METHOD = 5;
  private static final int DOMAIN = 6;
  private static final int STEM = 7;
  private static final int STATUS = 8;
  private static final int REFERRER = 9;
  private static final int AGENT = 10;
  private static final int QUERY = 11;
  private static final int RESULT = 12;
  private static final int ID = 13;
  private static final int HOST = 14;
  private static final int SCHEME = 15;
  private static final int RECEIVED = 16;
  private static final int TAKEN = 17;
  private static final int TLS_PROTOCOL = 18;
  private static final int TLS_CIPHER = 19;
  private static final int HTTP = 20;
  private static final int PORT = 21;
  private static final int FIRST_BYTE = 22;
  private static final int DETAIL = 23;
  private static final int ORIGIN_FIRST_BYTE = 24;
  private static final int ASN = 25;
  private static final int COUNTRY = 26;
  private static final int DISTRIBUTION = 27;
  private static final int KNOWN_UNUSED = 28;

  private final NameTable names =
      new NameTable(
          "date",
          "time",
          "timestamp(ms)",
          "sc-bytes",
          "c-ip",
          "cs-method",
          "cs(Host) cs-host",
          "cs-uri-stem",
          "sc-status",
          "cs(Referer) cs-referer",
          "cs(User-Agent) cs-user-agent",
          "cs-uri-query",
          "x-edge-result-type",
          "x-edge-request-id",
          "x-host-header",
          "cs-protocol",
          "cs-bytes",
          "time-taken",
          "ssl-protocol",
          "ssl-cipher",
          "cs-protocol-version",
          "c-port",
          "time-to-first-byte",
          "x-edge-detailed-result-type",
          "origin-fbl",
          "asn",
          "c-country",
          "DistributionId distribution-id",
          "timestamp x-edge-location cs(Cookie) cs-cookie x-forwarded-for"
              + " x-edge-response-result-type fle-status fle-encrypted-fields sc-content-type"
              + " sc-content-len sc-range-start sc-range-end origin-lbl"
              + " cache-behavior-path-pattern distribution-tenant-id connection-id");
  private final TimeReader time = new TimeReader();
  private final byte[] timeText = new byte[19 + Bytes.SLACK];
  private final Slice source;
  private RejectReason reason = RejectReason.MISSING_FIELD;

  /**
   * Creates one.
   *
   * @param source the distribution that the object's name tells; absent when it tells none
   */
  CloudFrontShape(Slice source) {
    this.source = source;
  }

  @Override
  public NameTable names() {
    return names;
  }

  @Override
  public int size() {
    return KNOWN_UNUSED + 1;
  }

  @Override
  public RejectReason reason() {
    return reason;
  }

  @Override
  public LogFormat format() {
    return LogFormat.CLOUDFRONT;
  }

  @Override
  public Fate read(Slice[] values, Request request) {
    if (!readTime(values, request) || !readNumbers(values, request)) {
      return Fate.REJECTED;
    }
    request.clientPort =
        values[PORT].isAbsent()
            ? Request.ABSENT
            : (int) Math.min(65_535, Values.count(values[PORT]));
    Values.text(request.clientIp, values[CLIENT]);
    Values.text(request.method, values[METHOD]);
    Values.text(request.scheme, values[SCHEME]);
    Values.text(request.host, values[HOST].length() > 1 ? values[HOST] : values[DOMAIN]);
    readPath(values, request);
    Values.text(request.protocol, values[HTTP]);
    Values.text(request.userAgent, values[AGENT]);
    Values.text(request.referrer, values[REFERRER]);
    Values.text(request.tlsProtocol, values[TLS_PROTOCOL]);
    Values.text(request.tlsCipher, values[TLS_CIPHER]);
    Values.text(request.cacheResult, values[RESULT]);
    Values.text(request.country, values[COUNTRY]);
    Values.text(request.asn, values[ASN]);
    Values.text(request.traceId, values[ID]);
    readSource(values, request);
    request.streaming = request.status == 101 || Values.startsWith(request.scheme, "ws");
    request.errorOrigin = errorOrigin(request, values[RESULT], values[DETAIL]);
    return Fate.ACCEPTED;
  }

  private boolean readTime(Slice[] values, Request request) {
    long millis = Values.count(values[MILLIS]);
    if (millis > 0 && millis < 1L << 43) {
      request.timeMicros = millis * 1000;
      return true;
    }
    Slice date = values[DATE];
    Slice clock = values[TIME];
    if (date.isAbsent() || clock.isAbsent()) {
      reason = RejectReason.MISSING_FIELD;
      return false;
    }
    reason = RejectReason.BAD_TIME;
    if (date.length() != 10 || clock.length() != 8) {
      return false;
    }
    System.arraycopy(date.array(), date.offset(), timeText, 0, 10);
    timeText[10] = 'T';
    System.arraycopy(clock.array(), clock.offset(), timeText, 11, 8);
    request.timeMicros = time.read(timeText, 0, 19);
    return request.timeMicros != Numbers.BAD;
  }

  private boolean readNumbers(Slice[] values, Request request) {
    long status = Values.count(values[STATUS]);
    request.receivedBytes = Values.count(values[RECEIVED]);
    request.sentBytes = Values.count(values[SENT]);
    request.totalMicros = Values.micros(values[TAKEN]);
    request.responseMicros = Values.micros(values[FIRST_BYTE]);
    request.targetMicros = Values.micros(values[ORIGIN_FIRST_BYTE]);
    request.status = (int) status;
    reason = RejectReason.BAD_NUMBER;
    return status != Numbers.BAD
        && status <= 999
        && request.receivedBytes != Numbers.BAD
        && request.sentBytes != Numbers.BAD
        && request.totalMicros != Numbers.BAD
        && request.responseMicros != Numbers.BAD
        && request.targetMicros != Numbers.BAD
        && Values.count(values[PORT]) != Numbers.BAD;
  }

  private static void readPath(Slice[] values, Request request) {
    Slice stem = values[STEM];
    if (stem.isAbsent()) {
      return;
    }
    RequestLine.parseTarget(stem.array(), stem.offset(), Values.end(stem), request);
    if (values[QUERY].length() > 1) {
      Values.text(request.query, values[QUERY]);
    }
  }

  private void readSource(Slice[] values, Request request) {
    if (values[DISTRIBUTION].length() > 1) {
      request.source.set(values[DISTRIBUTION]);
    } else if (!source.isAbsent()) {
      request.source.set(source);
    } else {
      Values.text(request.source, values[DOMAIN]);
    }
  }

  /** The log names the cause, not the side; what is passed on from the origin is its error. */
  private static ErrorOrigin errorOrigin(Request request, Slice result, Slice detail) {
    if (request.status == 0 || request.status == 499) {
      return ErrorOrigin.CLIENT;
    }
    if (request.status < 400) {
      boolean cut = request.status > 0 && result.contentEquals("Error");
      return cut ? ErrorOrigin.CLIENT : ErrorOrigin.NONE;
    }
    if (Values.startsWith(detail, "ClientHungUp") || Values.startsWith(detail, "ClientComm")) {
      return ErrorOrigin.CLIENT;
    }
    if (Values.startsWith(detail, "ClientGeoBlocked")) {
      return ErrorOrigin.WAF;
    }
    boolean passedOn =
        detail.isAbsent()
            ? result.isAbsent() || result.contentEquals("Error") || isCached(result)
            : detail.contentEquals("Error")
                || detail.contentEquals("OriginError")
                || isCached(detail);
    return passedOn ? ErrorOrigin.TARGET : ErrorOrigin.BALANCER;
  }

  private static boolean isCached(Slice result) {
    return result.length() == 0
        || result.contentEquals("Hit")
        || result.contentEquals("Miss")
        || result.contentEquals("RefreshHit")
        || result.contentEquals("OriginShieldHit");
  }
}
