package io.weir.log.web;

import io.weir.log.RejectReason;
import io.weir.log.Request;
import io.weir.log.RequestFields;
import io.weir.log.Slice;
import io.weir.log.format.LineParser;
import io.weir.log.value.Addresses;
import io.weir.log.value.CommonLogTime;
import io.weir.log.value.LikelyUrl;
import io.weir.log.value.Numbers;
import io.weir.log.value.RequestLine;
import io.weir.log.value.TimeReader;
import io.weir.log.value.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lines by a pattern whose groups name the fields. */
final class PatternParser implements LineParser {
  private static final long MILLIS_FROM = 100_000_000_000L;

  private final Map<String, Slice> groups = new LinkedHashMap<>();
  private final BoundedText text = new BoundedText();
  private final Matcher matcher;
  private final RequestFields request = new RequestFields(PatternLog.NAME);
  private final TimeReader isoTime = new TimeReader();
  private final CommonLogTime commonTime = new CommonLogTime();
  private final LikelyUrl url = new LikelyUrl();
  private RejectReason reason = RejectReason.NO_MATCH;

  PatternParser(Pattern pattern) {
    matcher = pattern.matcher(text);
    for (String name : PatternFields.NAMES) {
      groups.put(name, new Slice());
    }
    groups.keySet().retainAll(PatternFields.in(pattern.pattern()));
  }

  @Override
  public Request request() {
    return request.view();
  }

  @Override
  public RejectReason reason() {
    return reason;
  }

  @Override
  public Fate parse(byte[] bytes, int start, int end) {
    if (!find(bytes, start, end)) {
      reason = RejectReason.NO_MATCH;
      return Fate.REJECTED;
    }
    request.clear();
    request.timeMicros = time(value("time"));
    if (request.timeMicros == Numbers.BAD) {
      reason = RejectReason.BAD_TIME;
      return Fate.REJECTED;
    }
    if (!numbers()) {
      reason = RejectReason.BAD_NUMBER;
      return Fate.REJECTED;
    }
    texts();
    request.streaming = request.status == 101;
    request.errorOrigin = CombinedParser.errorOrigin(request.status);
    return Fate.ACCEPTED;
  }

  private boolean find(byte[] bytes, int start, int end) {
    text.begin(bytes, start, end);
    matcher.reset();
    try {
      if (!matcher.find()) {
        return false;
      }
    } catch (BoundedText.TooManyLooks | StackOverflowError e) {
      return false;
    }
    for (Map.Entry<String, Slice> group : groups.entrySet()) {
      int from = matcher.start(group.getKey());
      if (from < 0) {
        group.getValue().clear();
      } else {
        group.getValue().set(bytes, start + from, matcher.end(group.getKey()) - from);
      }
    }
    return true;
  }

  private Slice value(String name) {
    return groups.getOrDefault(name, NONE);
  }

  private static final Slice NONE = new Slice();

  /** ISO 8601, the common log format's, or seconds or milliseconds since 1970. */
  private long time(Slice value) {
    int end = Values.end(value);
    long iso = isoTime.read(value.array(), value.offset(), end);
    if (iso != Numbers.BAD) {
      return iso;
    }
    long common = commonTime.read(value.array(), value.offset(), end);
    if (common != Numbers.BAD) {
      return common;
    }
    long micros = Numbers.micros(value.array(), value.offset(), end);
    if (micros <= 0) {
      return Numbers.BAD;
    }
    return micros / 1_000_000 >= MILLIS_FROM ? micros / 1000 : micros;
  }

  private boolean numbers() {
    long status = Values.count(value("status"));
    long upstreamStatus = Values.count(value("upstreamStatus"));
    request.sentBytes = Values.count(value("bytes"));
    request.receivedBytes = Values.count(value("received"));
    long seconds = Values.micros(value("seconds"));
    long millis = Values.micros(value("millis"));
    request.totalMicros = value("millis").isAbsent() || millis < 0 ? seconds : millis / 1000;
    request.status = (int) status;
    request.targetStatus = (int) upstreamStatus;
    return status != Numbers.BAD
        && status <= 999
        && upstreamStatus != Numbers.BAD
        && upstreamStatus <= 999
        && request.sentBytes != Numbers.BAD
        && request.receivedBytes != Numbers.BAD
        && seconds != Numbers.BAD
        && millis != Numbers.BAD;
  }

  private void texts() {
    Slice line = value("request");
    if (!line.isAbsent()) {
      RequestLine.parse(line.array(), line.offset(), Values.end(line), url, request);
    }
    Slice target = value("target");
    if (!target.isAbsent()) {
      RequestLine.parseUrl(target.array(), target.offset(), Values.end(target), request);
    }
    setIfThere(request.path, value("path"));
    setIfThere(request.query, value("query"));
    setIfThere(request.method, value("method"));
    setIfThere(request.protocol, value("protocol"));
    setIfThere(request.host, value("host"));
    Values.text(request.source, value("source"));
    Values.text(request.referrer, value("referrer"));
    Values.text(request.userAgent, value("agent"));
    Values.text(request.tlsProtocol, value("tls"));
    request.clientPort = address(value("client"), request.clientIp);
    request.targetPort = address(value("upstream"), request.targetIp);
  }

  private static void setIfThere(Slice to, Slice from) {
    if (!from.isAbsent()) {
      Values.text(to, from);
    }
  }

  private static int address(Slice value, Slice address) {
    return value.isAbsent()
        ? Request.ABSENT
        : Addresses.splitOptional(value.array(), value.offset(), Values.end(value), address);
  }
}
