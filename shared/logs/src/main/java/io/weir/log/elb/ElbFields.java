package io.weir.log.elb;

import io.weir.log.LogFormat;
import io.weir.log.Request;
import io.weir.log.RequestFields;
import io.weir.log.Slice;
import io.weir.log.format.LineParser.Fate;
import io.weir.log.named.NamedFields;
import io.weir.log.named.NumberField;
import io.weir.log.named.RecordShape;
import io.weir.log.value.LikelyUrl;
import io.weir.log.value.RequestLine;
import io.weir.log.value.Values;

/**
 * ALB and NLB logs that come as named fields, by the delivery of CloudWatch Logs or out of a table
 * of Athena's. The names are those of the plain log; how the deliveries spell them in full is not
 * documented, so several spellings are taken, and Athena's, which has the request in three parts.
 */
final class ElbFields implements RecordShape {
  private final RequestFields request;
  private final NamedFields fields;
  private final LikelyUrl url = new LikelyUrl();
  private final Slice type;
  private final Slice line;
  private final Slice verb;
  private final Slice target;
  private final Slice protocol;
  private final Slice connectionMillis;
  private final Slice handshakeMillis;
  private final Slice domain;
  private final Slice alpn;

  /**
   * Creates one.
   *
   * @param format {@link LogFormat#ALB} or {@link LogFormat#NLB}
   */
  ElbFields(LogFormat format) {
    request = new RequestFields(format);
    fields = new NamedFields(request);
    type = fields.kept("type");
    fields.time("time timestamp");
    fields.text("elb", request.source);
    fields.address("client-ip-port client-ip client", request.clientIp, NumberField.CLIENT_PORT);
    fields.addressOrPort("client:port", request.clientIp, NumberField.CLIENT_PORT);
    fields.address(
        "target-ip-port target-ip target destination:port destination",
        request.targetIp,
        NumberField.TARGET_PORT);
    fields.addressOrPort("target:port", request.targetIp, NumberField.TARGET_PORT);
    fields.seconds("request-processing-time", NumberField.REQUEST_MICROS);
    fields.seconds("target-processing-time", NumberField.TARGET_MICROS);
    fields.seconds("response-processing-time", NumberField.RESPONSE_MICROS);
    fields.count("elb-status-code", NumberField.STATUS);
    fields.count("target-status-code", NumberField.TARGET_STATUS);
    fields.count("received-bytes", NumberField.RECEIVED_BYTES);
    fields.count("sent-bytes", NumberField.SENT_BYTES);
    line = fields.kept("request request-line");
    verb = fields.kept("request-verb");
    target = fields.kept("request-url");
    protocol = fields.kept("request-proto");
    fields.text("user-agent", request.userAgent);
    fields.text("ssl-cipher tls-cipher", request.tlsCipher);
    fields.text("ssl-protocol tls-protocol tls-protocol-version", request.tlsProtocol);
    fields.text("trace-id", request.traceId);
    fields.text("actions-executed", request.actions);
    fields.text("classification", request.classification);
    connectionMillis = fields.kept("connection-time");
    handshakeMillis = fields.kept("tls-handshake-time");
    domain = fields.kept("domain-name");
    alpn = fields.kept("alpn-fe-protocol");
  }

  @Override
  public NamedFields fields() {
    return fields;
  }

  @Override
  public Fate read() {
    if (!fields.fillTime() || !fields.fill()) {
      return Fate.REJECTED;
    }
    if (request.requestMicros >= 0 && request.targetMicros >= 0 && request.responseMicros >= 0) {
      request.totalMicros = request.requestMicros + request.targetMicros + request.responseMicros;
    }
    if (!line.isAbsent()) {
      RequestLine.parse(line.array(), line.offset(), Values.end(line), url, request);
    } else if (!target.isAbsent()) {
      RequestLine.parseUrl(target.array(), target.offset(), Values.end(target), request);
      Values.text(request.method, verb);
      Values.text(request.protocol, protocol);
    }
    if (request.format.equals(LogFormat.NLB)) {
      readConnection();
    } else {
      request.streaming = Values.startsWith(type, "ws") || request.status == 101;
      request.errorOrigin = AlbOutcome.errorOrigin(request);
      request.drifted = !request.actions.isAbsent() && !AlbOutcome.knowsActions(request.actions);
    }
    return Fate.ACCEPTED;
  }

  private void readConnection() {
    request.streaming = true;
    request.handshakeFailed = Values.count(handshakeMillis) < 0;
    long millis = Values.count(connectionMillis);
    request.totalMicros = millis < 0 || millis > 1L << 40 ? Request.ABSENT : millis * 1000;
    Values.text(request.host, domain);
    Values.text(request.protocol, alpn);
    Values.text(request.scheme, type);
  }
}
