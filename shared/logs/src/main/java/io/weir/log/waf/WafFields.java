package io.weir.log.waf;

import io.weir.log.ErrorOrigin;
import io.weir.log.RejectReason;
import io.weir.log.RequestFields;
import io.weir.log.Slice;
import io.weir.log.format.LineParser.Fate;
import io.weir.log.named.NamedFields;
import io.weir.log.named.NumberField;
import io.weir.log.named.RecordShape;
import io.weir.log.value.Addresses;
import io.weir.log.value.Bytes;
import io.weir.log.value.JoinedText;
import io.weir.log.value.Numbers;
import io.weir.log.value.RequestLine;
import io.weir.log.value.Values;

/**
 * AWS WAF records. The source is called as its own access log calls it, so that both are seen to be
 * of one thing.
 *
 * <p>Fields: "Log fields for protection pack (web ACL) traffic" in the AWS WAF developer guide.
 */
final class WafFields implements RecordShape {
  /** The end of the year 2199. */
  private static final long MOST_MILLIS = 7_258_118_400_000L;

  private static final String REQUEST = "httpRequest.";

  private final RequestFields request = new RequestFields(WafLog.FORMAT);
  private final NamedFields fields = new NamedFields(request);
  private final Slice millis = fields.kept("timestamp");
  private final Slice rule = fields.kept("terminatingRuleId");
  private final Slice ruleType = fields.kept("terminatingRuleType");
  private final Slice service = fields.kept("httpSourceName");
  private final Slice resource = fields.kept("httpSourceId");
  private final Slice uri = fields.kept(REQUEST + "uri");
  private final Slice args = fields.kept(REQUEST + "args");
  private final Slice client = fields.kept(REQUEST + "clientIp");
  private final Slice ja3 = fields.kept("ja3Fingerprint");
  private final Slice action;
  private final MatchedRules rules = new MatchedRules(fields);
  private final JoinedText labels = new JoinedText();
  private final JoinedText source = new JoinedText();
  private final Slice header = new Slice();

  WafFields() {
    action = fields.text("action", request.outcome);
    fields.text("ja4Fingerprint", request.fingerprint);
    fields.count("responseCodeSent", NumberField.STATUS);
    fields.count("requestBodySize", NumberField.RECEIVED_BYTES);
    fields.text("clientAsn", request.asn);
    fields.text(REQUEST + "country", request.country);
    fields.text(REQUEST + "httpMethod", request.method);
    fields.text(REQUEST + "httpVersion", request.protocol);
    fields.text(REQUEST + "scheme", request.scheme);
    fields.text(REQUEST + "host", request.host);
    fields.text(REQUEST + "requestId", request.traceId);
    fields.each("labels.name", this::label);
    fields.each(
        REQUEST + "headers.name", (bytes, start, end) -> header.set(bytes, start, end - start));
    fields.each(REQUEST + "headers.value", this::headerValue);
  }

  @Override
  public NamedFields fields() {
    return fields;
  }

  @Override
  public void begin() {
    rules.clear();
    labels.clear();
    header.clear();
  }

  @Override
  public Fate read() {
    if (action.isAbsent()) {
      // A record of something else in the same stream.
      return Fate.SKIPPED;
    }
    if (!readTime() || !fields.fill()) {
      return Fate.REJECTED;
    }
    Addresses.splitOptional(client.array(), client.offset(), Values.end(client), request.clientIp);
    if (uri.length() > 0) {
      RequestLine.parseTarget(uri.array(), uri.offset(), Values.end(uri), request);
    }
    if (args.length() > 0) {
      request.query.set(args);
    }
    if (request.fingerprint.isAbsent()) {
      Values.text(request.fingerprint, ja3);
    }
    rules.giveCounted(request.countedRules);
    labels.giveTo(request.labels);
    readRule();
    readSource();
    boolean refused = !action.contentEquals("ALLOW");
    request.errorOrigin = refused ? ErrorOrigin.WAF : ErrorOrigin.NONE;
    return Fate.ACCEPTED;
  }

  private boolean readTime() {
    long time = Values.count(millis);
    if (millis.isAbsent()) {
      return fields.fail(RejectReason.MISSING_FIELD);
    }
    if (time == Numbers.BAD || time <= 0 || time >= MOST_MILLIS) {
      return fields.fail(RejectReason.BAD_TIME);
    }
    request.timeMicros = time * 1000;
    return true;
  }

  /** Of a group that decided, the rule inside it tells more. */
  private void readRule() {
    if (Values.contains(ruleType, "GROUP")) {
      rules.giveDecided(request.subject);
    }
    if (request.subject.isAbsent()) {
      Values.text(request.subject, rule);
    }
  }

  /** {@code account-app/name/id} of a balancer, {@code account:api:stage} of a gateway. */
  private void readSource() {
    int start = resource.offset();
    int end = Values.end(resource);
    if (service.contentEquals("ALB")) {
      int dash = Bytes.find(resource.array(), start, end, '-');
      boolean account = Numbers.digits(resource.array(), start, dash) != Numbers.BAD;
      int from = account && dash < end ? dash + 1 : start;
      RequestLine.setText(request.source, resource.array(), from, end);
      return;
    }
    int first = Bytes.find(resource.array(), start, end, ':');
    int second = Bytes.find(resource.array(), Math.min(end, first + 1), end, ':');
    if (service.contentEquals("APIGW") && second < end) {
      source.clear();
      source
          .add(resource.array(), first + 1, second)
          .add('/')
          .add(resource.array(), second + 1, end)
          .giveTo(request.source);
      return;
    }
    Values.text(request.source, resource);
  }

  private void label(byte[] bytes, int start, int end) {
    if (!labels.isEmpty()) {
      labels.add(' ');
    }
    labels.add(bytes, start, end);
  }

  private void headerValue(byte[] bytes, int start, int end) {
    if (Values.equalsIgnoringCase(header, "host")) {
      RequestLine.setText(request.host, bytes, start, end);
    } else if (Values.equalsIgnoringCase(header, "user-agent")) {
      RequestLine.setText(request.userAgent, bytes, start, end);
    } else if (Values.equalsIgnoringCase(header, "referer")) {
      RequestLine.setText(request.referrer, bytes, start, end);
    }
  }
}
