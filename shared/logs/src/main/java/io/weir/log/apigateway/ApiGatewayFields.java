package io.weir.log.apigateway;

import io.weir.log.ErrorOrigin;
import io.weir.log.RejectReason;
import io.weir.log.RequestFields;
import io.weir.log.Slice;
import io.weir.log.format.LineParser.Fate;
import io.weir.log.named.NamedFields;
import io.weir.log.named.NumberField;
import io.weir.log.named.RecordShape;
import io.weir.log.value.Bytes;
import io.weir.log.value.CommonLogTime;
import io.weir.log.value.JoinedText;
import io.weir.log.value.Numbers;
import io.weir.log.value.RequestLine;
import io.weir.log.value.Values;

/**
 * API Gateway access log records, and events of function URLs.
 *
 * <p>Fields: "Variables for access logging for API Gateway", "Customize HTTP API access logs" and
 * the request payload of "Invoking Lambda function URLs" in the developer guides.
 */
final class ApiGatewayFields implements RecordShape {
  private static final String FUNCTION = "requestContext.";

  /** The end of the year 2199. */
  private static final long MOST_MILLIS = 7_258_118_400_000L;

  private final RequestFields request = new RequestFields(ApiGateway.FORMAT);
  private final NamedFields fields = new NamedFields(request);
  private final Slice epoch = fields.kept("requestTimeEpoch " + FUNCTION + "timeEpoch");
  private final Slice clock = fields.kept("requestTime " + FUNCTION + "time");
  private final Slice api = fields.kept("apiId api_id");
  private final Slice stage = fields.kept("stage");
  private final Slice domain = fields.kept("domainName " + FUNCTION + "domainName");
  private final Slice path = fields.kept("path rawPath " + FUNCTION + "http.path");
  private final Slice query = fields.kept("rawQueryString");
  private final Slice resource = fields.kept("resourcePath resource_path");
  private final Slice route = fields.kept("routeKey route_key");
  private final Slice error =
      fields.kept("error.responseType errorResponseType errorType error.message errorMessage");
  private final Slice firewall = fields.kept("waf.status wafStatus wafResponseCode");
  private final Slice event = fields.kept("eventType");
  private final CommonLogTime time = new CommonLogTime();
  private final JoinedText source = new JoinedText();

  ApiGatewayFields() {
    fields.text(
        "ip sourceIp source_ip identity.sourceIp " + FUNCTION + "http.sourceIp", request.clientIp);
    fields.text("httpMethod http_method method " + FUNCTION + "http.method", request.method);
    fields.text("protocol " + FUNCTION + "http.protocol", request.protocol);
    fields.text(
        "userAgent user_agent identity.userAgent " + FUNCTION + "http.userAgent",
        request.userAgent);
    fields.text("headers.referer", request.referrer);
    fields.count("status statusCode", NumberField.STATUS);
    fields.count(
        "integrationStatus integration_status integration.status", NumberField.TARGET_STATUS);
    fields.count("responseLength response_length", NumberField.SENT_BYTES);
    fields.count("requestLength", NumberField.RECEIVED_BYTES);
    fields.millis("responseLatency response_latency", NumberField.TOTAL_MICROS);
    fields.millis(
        "integrationLatency integration_latency integration.latency", NumberField.TARGET_MICROS);
    fields.text("tlsVersion", request.tlsProtocol);
    fields.text("cipherSuite", request.tlsCipher);
    fields.text(
        "requestId request_id extendedRequestId " + FUNCTION + "requestId", request.traceId);
  }

  @Override
  public NamedFields fields() {
    return fields;
  }

  @Override
  public Fate read() {
    if (route.isAbsent() && resource.isAbsent() && path.isAbsent() && request.method.isAbsent()) {
      // What a function says beside its events, or a record of another log in the same stream.
      return Fate.SKIPPED;
    }
    if (!readTime() || !fields.fill()) {
      return Fate.REJECTED;
    }
    readTarget();
    readSource();
    Values.text(request.host, domain);
    // WebSocket routes have events: what a connection took is no latency.
    request.streaming = request.status == 101 || Values.isThere(event);
    request.errorOrigin = errorOrigin();
    return Fate.ACCEPTED;
  }

  private boolean readTime() {
    long millis = Values.count(epoch);
    if (millis > 0 && millis < MOST_MILLIS) {
      request.timeMicros = millis * 1000;
      return true;
    }
    if (!Values.isThere(clock)) {
      return fields.fail(RejectReason.MISSING_FIELD);
    }
    request.timeMicros = time.read(clock.array(), clock.offset(), Values.end(clock));
    return request.timeMicros != Numbers.BAD || fields.fail(RejectReason.BAD_TIME);
  }

  /** The path that was asked for goes before its pattern; a route has the method in front. */
  private void readTarget() {
    Slice asked = Values.isThere(path) ? path : resource;
    if (Values.isThere(asked)) {
      RequestLine.parseTarget(asked.array(), asked.offset(), Values.end(asked), request);
    }
    int end = Values.end(route);
    int blank = Bytes.find(route.array(), route.offset(), end, ' ');
    if (request.path.isAbsent() && blank < end) {
      RequestLine.parseTarget(route.array(), blank + 1, end, request);
    } else if (request.path.isAbsent()) {
      Values.text(request.path, route);
    }
    if (Values.isThere(query)) {
      Values.text(request.query, query);
    }
  }

  private void readSource() {
    if (!Values.isThere(api) || !Values.isThere(stage)) {
      Values.text(request.source, Values.isThere(api) ? api : domain);
      return;
    }
    source.clear();
    source.add(api).add('/').add(stage).giveTo(request.source);
  }

  /** What the gateway says of an error is its own; else it passes on what the integration said. */
  private ErrorOrigin errorOrigin() {
    if (request.status < 400) {
      return ErrorOrigin.NONE;
    }
    if (request.status == 499) {
      return ErrorOrigin.CLIENT;
    }
    boolean refused =
        Values.startsWith(error, "WAF_")
            || Values.startsWith(firewall, "WAF")
            || firewall.contentEquals("403");
    if (refused) {
      return ErrorOrigin.WAF;
    }
    return Values.isThere(error) ? ErrorOrigin.BALANCER : ErrorOrigin.TARGET;
  }
}
