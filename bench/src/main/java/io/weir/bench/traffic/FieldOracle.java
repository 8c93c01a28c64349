package io.weir.bench.traffic;

import io.weir.log.Request;
import io.weir.log.Slice;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Shows a request by the names that the vendors' documents use for its fields, in one spelling, so
 * that it can be compared with what another parser made of the same line.
 */
final class FieldOracle {
  private FieldOracle() {}

  /** Returns the fields of a request; absent ones are {@code -}. */
  static Map<String, String> of(Request r) {
    Map<String, String> shown = new TreeMap<>();
    Instant time = Instant.EPOCH.plus(r.timeMicros(), ChronoUnit.MICROS);
    shown.put("time", time.toString());
    shown.put("date", time.toString().substring(0, 10));
    shown.put("clock", time.toString().substring(11, 19));
    shown.put("elb", text(r.source()));
    shown.put("client:port", address(r.clientIp(), r.clientPort()));
    shown.put("client", text(r.clientIp()));
    shown.put("client_port", number(r.clientPort()));
    shown.put("target:port", address(r.targetIp(), r.targetPort()));
    shown.put("request_processing_time", seconds(r.requestMicros()));
    shown.put("target_processing_time", seconds(r.targetMicros()));
    shown.put("response_processing_time", seconds(r.responseMicros()));
    shown.put("total_time", seconds(r.totalMicros()));
    shown.put("elb_status_code", number(r.status()));
    shown.put("target_status_code", number(r.targetStatus()));
    shown.put("received_bytes", number(r.receivedBytes()));
    shown.put("sent_bytes", number(r.sentBytes()));
    shown.put("method", text(r.method()));
    shown.put("url", url(r));
    shown.put("path", text(r.path()));
    shown.put("query", text(r.query()));
    shown.put("scheme", text(r.scheme()));
    shown.put("host", text(r.host()));
    shown.put("protocol", text(r.protocol()));
    shown.put("user_agent", text(r.userAgent()));
    shown.put("referrer", text(r.referrer()));
    shown.put("cipher", text(r.tlsCipher()));
    shown.put("tls", text(r.tlsProtocol()));
    shown.put("trace_id", text(r.traceId()));
    shown.put("actions", text(r.actions()));
    shown.put("classification", text(r.classification()));
    shown.put("cache", text(r.cacheResult()));
    return shown;
  }

  /** Returns the name used here for the field that a document calls so; empty if it is not kept. */
  static Optional<String> nameOf(String documented) {
    String name = documented.replace("\"", "").replace("`", "");
    return Optional.ofNullable(
        switch (name) {
          case "time", "timestamp" -> "time";
          case "elb", "elb_status_code", "received_bytes", "sent_bytes", "user_agent" -> name;
          case "request_processing_time", "response_processing_time" -> name;
          case "client:port", "client_host" -> "client:port";
          case "target:port", "backend:port", "target_host", "destination:port" -> "target:port";
          case "target_processing_time", "backend_processing_time" -> "target_processing_time";
          case "target_status_code", "backend_status_code" -> "target_status_code";
          case "request_method", "cs-method" -> "method";
          case "request_url" -> "url";
          case "request_protocol", "cs-protocol-version" -> "protocol";
          case "ssl_cipher", "tls_cipher", "ssl-cipher" -> "cipher";
          case "ssl_protocol", "tls_protocol_version", "ssl-protocol" -> "tls";
          case "trace_id", "x-edge-request-id" -> "trace_id";
          case "actions_executed" -> "actions";
          case "classification" -> name;
          case "domain_name" -> "host";
          case "date" -> "date";
          case "cs(Host)" -> "elb";
          case "c-ip" -> "client";
          case "c-port" -> "client_port";
          case "sc-bytes" -> "sent_bytes";
          case "cs-bytes" -> "received_bytes";
          case "sc-status" -> "elb_status_code";
          case "cs-uri-stem" -> "path";
          case "cs-uri-query" -> "query";
          case "cs(Referer)" -> "referrer";
          case "cs(User-Agent)" -> "user_agent";
          case "x-edge-result-type" -> "cache";
          case "x-host-header" -> "host";
          case "cs-protocol" -> "scheme";
          case "time-taken" -> "total_time";
          default -> null;
        });
  }

  /** Returns a documented value in the spelling that is used here. */
  static String normal(String name, Object value) {
    String text = String.valueOf(value);
    if (text.isEmpty() || text.equals("-")) {
      return "-";
    }
    if (name.endsWith("_time")) {
      double seconds = Double.parseDouble(text);
      return seconds < 0 ? "-" : seconds(Math.round(seconds * 1e6));
    }
    if (name.equals("time")) {
      return Instant.parse(text.endsWith("Z") ? text : text + "Z").toString();
    }
    return name.endsWith(":port") ? text.replace("[", "").replace("]", "") : text;
  }

  private static String url(Request r) {
    if (r.host().isAbsent()) {
      return text(r.path());
    }
    return r.scheme()
        + "://"
        + r.host()
        + (r.port() < 0 ? "" : ":" + r.port())
        + r.path()
        + (r.query().isAbsent() ? "" : "?" + r.query());
  }

  private static String text(Slice slice) {
    return slice.isAbsent() ? "-" : slice.toString();
  }

  private static String number(long value) {
    return value < 0 ? "-" : String.valueOf(value);
  }

  private static String seconds(long micros) {
    return micros < 0 ? "-" : String.valueOf(micros / 1e6);
  }

  private static String address(Slice ip, int port) {
    return ip.isAbsent() ? "-" : ip + (port < 0 ? "" : ":" + port);
  }
}
