package io.weir.log;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** A request as a map of what it has, for comparing. */
public final class Shown {
  private Shown() {}

  public static Map<String, String> of(Request r) {
    Map<String, String> shown = new TreeMap<>();
    shown.put(
        "time",
        Instant.EPOCH.plus(r.timeMicros(), java.time.temporal.ChronoUnit.MICROS).toString());
    text(shown, "source", r.source());
    text(shown, "client", r.clientIp());
    number(shown, "clientPort", r.clientPort());
    text(shown, "target", r.targetIp());
    number(shown, "targetPort", r.targetPort());
    text(shown, "method", r.method());
    text(shown, "scheme", r.scheme());
    text(shown, "host", r.host());
    number(shown, "port", r.port());
    text(shown, "path", r.path());
    text(shown, "query", r.query());
    text(shown, "protocol", r.protocol());
    text(shown, "agent", r.userAgent());
    text(shown, "referrer", r.referrer());
    number(shown, "status", r.status());
    number(shown, "targetStatus", r.targetStatus());
    if (r.errorOrigin() != ErrorOrigin.NONE) {
      shown.put("origin", r.errorOrigin().name());
    }
    number(shown, "received", r.receivedBytes());
    number(shown, "sent", r.sentBytes());
    number(shown, "request", r.requestMicros());
    number(shown, "toTarget", r.targetMicros());
    number(shown, "response", r.responseMicros());
    number(shown, "total", r.totalMicros());
    text(shown, "tls", r.tlsProtocol());
    text(shown, "cipher", r.tlsCipher());
    text(shown, "cache", r.cacheResult());
    text(shown, "country", r.country());
    text(shown, "asn", r.asn());
    text(shown, "trace", r.traceId());
    text(shown, "outcome", r.outcome());
    text(shown, "subject", r.subject());
    text(shown, "counted", r.countedRules());
    text(shown, "labels", r.labels());
    text(shown, "fingerprint", r.fingerprint());
    if (r.streaming()) {
      shown.put("streaming", "true");
    }
    if (r.handshakeFailed()) {
      shown.put("handshake", "failed");
    }
    return shown;
  }

  private static void text(Map<String, String> shown, String name, Slice value) {
    if (!value.isAbsent()) {
      shown.put(name, value.toString());
    }
  }

  private static void number(Map<String, String> shown, String name, long value) {
    if (value != Request.ABSENT) {
      shown.put(name, String.valueOf(value));
    }
  }

  /** Reads {@code name=value} lines. */
  public static Map<String, String> want(String text) {
    Map<String, String> want = new TreeMap<>();
    for (String line : text.strip().split("\n", -1)) {
      int equals = line.indexOf('=');
      want.put(line.substring(0, equals).strip(), line.substring(equals + 1));
    }
    return want;
  }
}
