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
 * CloudFront standard logs, legacy and v2, by the names of their fields.
 *
 * <p>Fields: "Standard log file fields" in the CloudFront developer guide.
 */
final class CloudFrontFields implements RecordShape {
  private final RequestFields request = new RequestFields(LogFormat.CLOUDFRONT);
  private final NamedFields fields = new NamedFields(request);
  private final Slice date = fields.kept("date");
  private final Slice clock = fields.kept("time");
  private final Slice millis = fields.kept("timestamp(ms)");
  private final Slice domain = fields.kept("cs(Host) cs-host");
  private final Slice stem = fields.kept("cs-uri-stem");
  private final Slice query = fields.kept("cs-uri-query");
  private final Slice detail = fields.kept("x-edge-detailed-result-type");
  private final Slice distribution = fields.kept("DistributionId distribution-id");
  private final Slice port = fields.kept("c-port");
  private final Slice result;

  private final TimeReader time = new TimeReader();
  private final byte[] timeText = new byte[19 + Bytes.SLACK];
  private final Slice source;

  /**
   * Creates one.
   *
   * @param source the distribution that the object's name tells; absent when it tells none
   */
  CloudFrontFields(Slice source) {
    this.source = source;
    fields.count("sc-bytes", NumberField.SENT_BYTES);
    fields.text("c-ip", request.clientIp);
    fields.text("cs-method", request.method);
    fields.count("sc-status", NumberField.STATUS);
    fields.text("cs(Referer) cs-referer", request.referrer);
    fields.text("cs(User-Agent) cs-user-agent", request.userAgent);
    result = fields.text("x-edge-result-type", request.cacheResult);
    fields.text("x-edge-request-id", request.traceId);
    fields.text("x-host-header", request.host);
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
        "timestamp x-edge-location cs(Cookie) cs-cookie x-forwarded-for"
            + " x-edge-response-result-type fle-status fle-encrypted-fields sc-content-type"
            + " sc-content-len sc-range-start sc-range-end origin-lbl"
            + " cache-behavior-path-pattern distribution-tenant-id connection-id");
  }

  @Override
  public NamedFields fields() {
    return fields;
  }

  @Override
  public RequestFields request() {
    return request;
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
