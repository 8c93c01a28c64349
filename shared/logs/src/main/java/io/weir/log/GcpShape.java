package io.weir.log;

import io.weir.log.LineParser.Fate;
import java.util.Arrays;

/**
 * Google Cloud HTTP(S) load balancer entries: global, classic, regional and internal.
 *
 * <p>Fields: "HTTPS load balancer logging and monitoring" and LogEntry on cloud.google.com.
 */
final class GcpShape implements RecordShape {
  private static final int TIME = 0;
  private static final int RESOURCE = 1;
  private static final int PROJECT = 2;
  private static final int URL_MAP = 3;
  private static final int RULE = 4;
  private static final int METHOD = 5;
  private static final int URL = 6;
  private static final int AGENT = 7;
  private static final int REFERRER = 8;
  private static final int RECEIVED = 9;
  private static final int SENT = 10;
  private static final int STATUS = 11;
  private static final int LATENCY = 12;
  private static final int CLIENT = 13;
  private static final int TARGET = 14;
  private static final int HTTP = 15;
  private static final int LOOKUP = 16;
  private static final int HIT = 17;
  private static final int DETAILS = 18;
  private static final int PROXY_STATUS = 19;
  private static final int POLICY = 20;
  private static final int CIPHER = 21;
  private static final int TLS_PROTOCOL = 22;
  private static final int TRACE = 23;
  private static final int COUNTRY = 24;
  private static final int SIZE = 25;

  private final NameTable names =
      new NameTable(
          "timestamp",
          "resource.type",
          "resource.labels.project_id",
          "resource.labels.url_map_name",
          "resource.labels.forwarding_rule_name",
          "httpRequest.requestMethod",
          "httpRequest.requestUrl",
          "httpRequest.userAgent",
          "httpRequest.referer",
          "httpRequest.requestSize",
          "httpRequest.responseSize",
          "httpRequest.status",
          "httpRequest.latency",
          "httpRequest.remoteIp",
          "httpRequest.serverIp",
          "httpRequest.protocol",
          "httpRequest.cacheLookup",
          "httpRequest.cacheHit",
          "jsonPayload.statusDetails",
          "jsonPayload.proxyStatus",
          "jsonPayload.enforcedSecurityPolicy.outcome",
          "jsonPayload.tls.cipher jsonPayload.tlsInfo.cipher",
          "jsonPayload.tls.protocol jsonPayload.tlsInfo.protocol",
          "trace",
          "jsonPayload.securityPolicyRequestData.remoteIpInfo.regionCode");
  private final Slice hit = Values.word("hit");
  private final Slice miss = Values.word("miss");
  private final TimeReader time = new TimeReader();
  private byte[] sourceText = new byte[128];
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
    return LogFormat.GCP_LOAD_BALANCER;
  }

  @Override
  public Fate read(Slice[] values, Request request) {
    if (!values[RESOURCE].isAbsent() && !isLoadBalancer(values[RESOURCE])) {
      return Fate.SKIPPED;
    }
    Slice timeText = values[TIME];
    if (timeText.isAbsent() || (values[STATUS].isAbsent() && values[URL].isAbsent())) {
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
    request.errorOrigin = errorOrigin(request, values);
    return Fate.ACCEPTED;
  }

  private static boolean isLoadBalancer(Slice type) {
    return Values.contains(type, "load_balancer") || Values.contains(type, "lb_rule");
  }

  private static boolean readNumbers(Slice[] values, Request request) {
    long status = Values.count(values[STATUS]);
    request.status = status == Request.ABSENT ? 0 : (int) status;
    request.receivedBytes = Values.count(values[RECEIVED]);
    request.sentBytes = Values.count(values[SENT]);
    Slice latency = values[LATENCY];
    int end = Values.end(latency);
    int digits = latency.length() > 0 && latency.array()[end - 1] == 's' ? end - 1 : end;
    request.totalMicros = Numbers.micros(latency.array(), latency.offset(), digits);
    request.streaming = status == 101;
    return status != Numbers.BAD
        && status <= 999
        && request.receivedBytes != Numbers.BAD
        && request.sentBytes != Numbers.BAD
        && request.totalMicros != Numbers.BAD;
  }

  private void readTexts(Slice[] values, Request request) {
    readSource(values, request.source);
    request.clientPort = address(values[CLIENT], request.clientIp);
    request.targetPort = address(values[TARGET], request.targetIp);
    Values.text(request.method, values[METHOD]);
    Slice url = values[URL];
    if (!url.isAbsent()) {
      RequestLine.parseUrl(url.array(), url.offset(), Values.end(url), request);
    }
    Values.text(request.protocol, values[HTTP]);
    Values.text(request.userAgent, values[AGENT]);
    Values.text(request.referrer, values[REFERRER]);
    Values.text(request.tlsCipher, values[CIPHER]);
    Values.text(request.tlsProtocol, values[TLS_PROTOCOL]);
    Values.text(request.country, values[COUNTRY]);
    Values.text(request.traceId, values[TRACE]);
    if (values[HIT].contentEquals("true")) {
      request.cacheResult.set(hit);
    } else if (values[LOOKUP].contentEquals("true")) {
      request.cacheResult.set(miss);
    }
  }

  private static int address(Slice value, Slice address) {
    return value.isAbsent()
        ? Request.ABSENT
        : Addresses.splitOptional(value.array(), value.offset(), Values.end(value), address);
  }

  /** The URL map is what the console calls the load balancer; names are unique in a project. */
  private void readSource(Slice[] values, Slice source) {
    Slice name = values[URL_MAP].length() > 0 ? values[URL_MAP] : values[RULE];
    Slice project = values[PROJECT];
    int length = project.length() + 1 + name.length();
    if (length > sourceText.length) {
      sourceText = Arrays.copyOf(sourceText, length);
    }
    System.arraycopy(project.array(), project.offset(), sourceText, 0, project.length());
    sourceText[project.length()] = '/';
    System.arraycopy(name.array(), name.offset(), sourceText, project.length() + 1, name.length());
    if (name.length() == 0 || project.length() == 0) {
      source.set(name.length() == 0 ? project : name);
    } else {
      source.set(sourceText, 0, length);
    }
  }

  private static ErrorOrigin errorOrigin(Request request, Slice[] values) {
    Slice details = values[DETAILS];
    if (request.status == 0 || Values.startsWith(details, "client_") || request.status == 499) {
      return ErrorOrigin.CLIENT;
    }
    if (request.status < 400) {
      return ErrorOrigin.NONE;
    }
    if (Values.equalsIgnoringCase(values[POLICY], "deny")
        || Values.startsWith(details, "denied_by_security_policy")
        || Values.startsWith(details, "banned_by_security_policy")) {
      return ErrorOrigin.WAF;
    }
    if (details.length() > 0) {
      boolean passedOn =
          Values.startsWith(details, "response_sent_by_backend")
              || Values.startsWith(details, "response_from_cache")
              || Values.startsWith(details, "byte_range_caching");
      return passedOn ? ErrorOrigin.TARGET : ErrorOrigin.BALANCER;
    }
    boolean failed = Values.contains(values[PROXY_STATUS], "error=");
    return failed || request.targetIp.isAbsent() ? ErrorOrigin.BALANCER : ErrorOrigin.TARGET;
  }
}
