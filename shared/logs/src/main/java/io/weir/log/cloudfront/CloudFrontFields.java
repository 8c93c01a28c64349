package io.weir.log.cloudfront;

import io.weir.log.LogFormat;
import io.weir.log.RejectReason;
import io.weir.log.RequestFields;
import io.weir.log.Slice;
import io.weir.log.format.LineParser.Fate;
import io.weir.log.named.NamedFields;
import io.weir.log.named.NumberField;
import io.weir.log.named.RecordShape;
import io.weir.log.value.Bytes;
import io.weir.log.value.Numbers;
import io.weir.log.value.RequestLine;
import io.weir.log.value.TimeReader;
import io.weir.log.value.Values;

/**
 * CloudFront logs, standard and real-time, by the names of their fields.
 *
 * <p>Fields: "Standard log file fields" and "Fields" of real-time logs in the CloudFront developer
 * guide.
 */
final class CloudFrontFields implements RecordShape {
  private final RequestFields request;
  private final NamedFields fields;
  private final Slice date;
  private final Slice clock;
  private final Slice millis;
  private final Slice seconds;
  private final Slice domain;
  private final Slice stem;
  private final Slice query;
  private final Slice detail;
  private final Slice distribution;
  private final Slice port;
  private final Slice result;

  /** The end of the year 2199. */
  private static final long MOST_MICROS = 7_258_118_400_000_000L;

  private final TimeReader time = new TimeReader();
  private final byte[] timeText = new byte[19 + Bytes.SLACK];
  private final Slice source;

  /**
   * Returns the fields of standard logs, which call the distribution's domain {@code cs(Host)}.
   *
   * @param source the distribution that the object's name tells; absent when it tells none
   */
  static CloudFrontFields standard(Slice source) {
    return new CloudFrontFields(LogFormat.CLOUDFRONT, source, "cs(Host) cs-host", "x-host-header");
  }

  /** Returns the fields of real-time logs, which call it {@code x-host-header}. */
  static CloudFrontFields realtime() {
    return new CloudFrontFields(
        CloudFrontRealtime.FORMAT, new Slice(), "x-host-header", "cs-host cs(Host)");
  }

  private CloudFrontFields(LogFormat format, Slice source, String domainName, String hostName) {
    this.source = source;
    request = new RequestFields(format);
    fields = new NamedFields(request);
    date = fields.kept("date");
    clock = fields.kept("time");
    millis = fields.kept("timestamp(ms) timestamp_ms");
    seconds = fields.kept("timestamp");
    domain = fields.kept(domainName);
    stem = fields.kept("cs-uri-stem");
    query = fields.kept("cs-uri-query");
    detail = fields.kept("x-edge-detailed-result-type");
    distribution = fields.kept("DistributionId distribution-id primary-distribution-id");
    port = fields.kept("c-port");
    fields.count("sc-bytes", NumberField.SENT_BYTES);
    fields.text("c-ip", request.clientIp);
    fields.text("cs-method", request.method);
    fields.count("sc-status", NumberField.STATUS);
    fields.text("cs(Referer) cs-referer", request.referrer);
    fields.text("cs(User-Agent) cs-user-agent", request.userAgent);
    result = fields.text("x-edge-result-type", request.cacheResult);
    fields.text("x-edge-request-id", request.traceId);
    fields.text(hostName, request.host);
    fields.text("cs-protocol", request.scheme);
    fields.count("cs-bytes", NumberField.RECEIVED_BYTES);
    fields.seconds("time-taken", NumberField.TOTAL_MICROS);
    fields.text("ssl-protocol", request.tlsProtocol);
    fields.text("ssl-cipher", request.tlsCipher);
    fields.text("cs-protocol-version", request.protocol);
    fields.seconds("time-to-first-byte", NumberField.RESPONSE_MICROS);
    fields.seconds("origin-fbl", NumberField.TARGET_MICROS);
    fields.text("asn", request.asn);
    fields.text("c-country", request.country);
    fields.unused(
        "x-edge-location cs(Cookie) cs-cookie x-forwarded-for"
            + " x-edge-response-result-type fle-status fle-encrypted-fields sc-content-type"
            + " sc-content-len sc-range-start sc-range-end origin-lbl"
            + " cache-behavior-path-pattern distribution-tenant-id connection-id c-ip-version"
            + " cs-accept-encoding cs-accept cs-headers cs-header-names cs-headers-count"
            + " primary-distribution-dns-name");
  }

  @Override
  public NamedFields fields() {
    return fields;
  }

  @Override
  public Fate read() {
    if (!readTime() || !readPort() || !fields.fill()) {
      return Fate.REJECTED;
    }
    if (request.host.length() <= 1) {
      Values.text(request.host, domain);
    }
    readPath();
    readSource();
    request.streaming = request.status == 101 || Values.startsWith(request.scheme, "ws");
    request.errorOrigin = CloudFrontOutcome.errorOrigin(request.status, result, detail);
    return Fate.ACCEPTED;
  }

  private boolean readTime() {
    long sinceEpoch = Values.count(millis);
    if (sinceEpoch > 0 && sinceEpoch < 1L << 43) {
      request.timeMicros = sinceEpoch * 1000;
      return true;
    }
    long epochMicros = Values.micros(seconds);
    if (epochMicros > 0 && epochMicros < MOST_MICROS) {
      request.timeMicros = epochMicros;
      return true;
    }
    if (date.isAbsent() || clock.isAbsent()) {
      return fields.fail(RejectReason.MISSING_FIELD);
    }
    if (date.length() != 10 || clock.length() != 8) {
      return fields.fail(RejectReason.BAD_TIME);
    }
    System.arraycopy(date.array(), date.offset(), timeText, 0, 10);
    timeText[10] = 'T';
    System.arraycopy(clock.array(), clock.offset(), timeText, 11, 8);
    request.timeMicros = time.read(timeText, 0, 19);
    return request.timeMicros != Numbers.BAD || fields.fail(RejectReason.BAD_TIME);
  }

  private boolean readPort() {
    long number = Values.count(port);
    request.clientPort = (int) Math.min(65_535, number);
    return number != Numbers.BAD || fields.fail(RejectReason.BAD_NUMBER);
  }

  private void readPath() {
    if (stem.isAbsent()) {
      return;
    }
    RequestLine.parseTarget(stem.array(), stem.offset(), Values.end(stem), request);
    if (query.length() > 1) {
      Values.text(request.query, query);
    }
  }

  private void readSource() {
    if (distribution.length() > 1) {
      request.source.set(distribution);
    } else if (!source.isAbsent()) {
      request.source.set(source);
    } else {
      Values.text(request.source, domain);
    }
  }
}
