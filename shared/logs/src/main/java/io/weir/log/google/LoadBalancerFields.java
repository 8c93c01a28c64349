package io.weir.log.google;

import io.weir.log.ErrorOrigin;
import io.weir.log.LogFormat;
import io.weir.log.RequestFields;
import io.weir.log.Slice;
import io.weir.log.format.LineParser.Fate;
import io.weir.log.named.NamedFields;
import io.weir.log.named.NumberField;
import io.weir.log.named.RecordShape;
import io.weir.log.value.JoinedText;
import io.weir.log.value.RequestLine;
import io.weir.log.value.Values;

/**
 * Google Cloud HTTP(S) load balancer entries: global, classic, regional and internal.
 *
 * <p>Fields: "HTTPS load balancer logging and monitoring" and LogEntry on cloud.google.com.
 */
final class LoadBalancerFields implements RecordShape {
  private final RequestFields request = new RequestFields(LogFormat.GCP_LOAD_BALANCER);
  private final NamedFields fields = new NamedFields(request);
  private final Slice resourceType = fields.kept("resource.type");
  private final Slice project = fields.kept("resource.labels.project_id");
  private final Slice urlMap = fields.kept("resource.labels.url_map_name");
  private final Slice rule = fields.kept("resource.labels.forwarding_rule_name");
  private final Slice url = fields.kept("httpRequest.requestUrl");
  private final Slice lookup = fields.kept("httpRequest.cacheLookup");
  private final Slice hit = fields.kept("httpRequest.cacheHit");
  private final Slice details = fields.kept("jsonPayload.statusDetails");
  private final Slice proxyStatus = fields.kept("jsonPayload.proxyStatus");
  private final Slice policy = fields.kept("jsonPayload.enforcedSecurityPolicy.outcome");
  private final Slice status;
  private final Slice hitWord = Values.word("hit");
  private final Slice missWord = Values.word("miss");
  private final JoinedText joined = new JoinedText();

  LoadBalancerFields() {
    fields.time("timestamp");
    fields.text("httpRequest.requestMethod", request.method);
    fields.text("httpRequest.userAgent", request.userAgent);
    fields.text("httpRequest.referer", request.referrer);
    fields.count("httpRequest.requestSize", NumberField.RECEIVED_BYTES);
    fields.count("httpRequest.responseSize", NumberField.SENT_BYTES);
    status = fields.count("httpRequest.status", NumberField.STATUS);
    fields.secondsWithUnit("httpRequest.latency", NumberField.TOTAL_MICROS);
    fields.address("httpRequest.remoteIp", request.clientIp, NumberField.CLIENT_PORT);
    fields.address("httpRequest.serverIp", request.targetIp, NumberField.TARGET_PORT);
    fields.text("httpRequest.protocol", request.protocol);
    fields.text("jsonPayload.tls.cipher jsonPayload.tlsInfo.cipher", request.tlsCipher);
    fields.text("jsonPayload.tls.protocol jsonPayload.tlsInfo.protocol", request.tlsProtocol);
    fields.text("trace", request.traceId);
    fields.text("jsonPayload.securityPolicyRequestData.remoteIpInfo.regionCode", request.country);
  }

  @Override
  public NamedFields fields() {
    return fields;
  }

  @Override
  public Fate read() {
    if (!resourceType.isAbsent() && !isLoadBalancer(resourceType)) {
      return Fate.SKIPPED;
    }
    if (!fields.fillWith(status.isAbsent() ? url : status)) {
      return Fate.REJECTED;
    }
    // An exchange that ended without an answer has no status.
    request.status = Math.max(0, request.status);
    request.streaming = request.status == 101;
    readSource(request.source);
    if (!url.isAbsent()) {
      RequestLine.parseUrl(url.array(), url.offset(), Values.end(url), request);
    }
    if (hit.contentEquals("true")) {
      request.cacheResult.set(hitWord);
    } else if (lookup.contentEquals("true")) {
      request.cacheResult.set(missWord);
    }
    request.errorOrigin = errorOrigin();
    return Fate.ACCEPTED;
  }

  private static boolean isLoadBalancer(Slice type) {
    return Values.contains(type, "load_balancer") || Values.contains(type, "lb_rule");
  }

  /** The URL map is what the console calls the load balancer; names are unique in a project. */
  private void readSource(Slice source) {
    Slice name = urlMap.length() > 0 ? urlMap : rule;
    if (name.length() == 0 || project.length() == 0) {
      source.set(name.length() == 0 ? project : name);
    } else {
      joined.clear();
      joined.add(project).add('/').add(name).giveTo(source);
    }
  }

  private ErrorOrigin errorOrigin() {
    if (request.status == 0 || Values.startsWith(details, "client_") || request.status == 499) {
      return ErrorOrigin.CLIENT;
    }
    if (request.status < 400) {
      return ErrorOrigin.NONE;
    }
    if (Values.equalsIgnoringCase(policy, "deny")
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
    boolean failed = Values.contains(proxyStatus, "error=");
    return failed || request.targetIp.isAbsent() ? ErrorOrigin.BALANCER : ErrorOrigin.TARGET;
  }
}
