package io.weir.log;

import io.weir.log.Recognizer.Layout;
import io.weir.log.Recognizer.Verdict;

/** Tells the format of JSON by words that stand in its first records. */
final class JsonSniffer {
  private static final int LOOKED_AT = 16 << 10;

  private JsonSniffer() {}

  static Verdict recognize(byte[] bytes, int from, int end, ObjectName name) {
    Layout layout = layout(bytes, from, end);
    int stop = Math.min(end, from + LOOKED_AT);
    if (has(bytes, from, stop, "ApplicationGatewayAccess")) {
      return Verdict.read(LogFormat.AZURE_APPLICATION_GATEWAY, layout);
    }
    if (has(bytes, from, stop, "FrontDoorAccessLog")
        || has(bytes, from, stop, "FrontdoorAccessLog")) {
      return Verdict.read(LogFormat.AZURE_FRONT_DOOR, layout);
    }
    if (has(bytes, from, stop, "\"webaclId\"") || has(bytes, from, stop, "FirewallLog\"")) {
      return Verdict.skip(SkipReason.FIREWALL_LOG);
    }
    if (has(bytes, from, stop, "\"httpRequest\"")
        && (has(bytes, from, stop, "\"logName\"") || has(bytes, from, stop, "\"insertId\""))) {
      return Verdict.read(LogFormat.GCP_LOAD_BALANCER, layout);
    }
    if (has(bytes, from, stop, "\"x-edge-")
        || has(bytes, from, stop, "\"cs-")
        || has(bytes, from, stop, "\"sc-status\"")
        || has(bytes, from, stop, "\"c-ip\"")) {
      return Verdict.read(LogFormat.CLOUDFRONT, layout);
    }
    if (has(bytes, from, stop, "\"tls_handshake_time\"")
        || has(bytes, from, stop, "\"incoming_tls_alert\"")) {
      return Verdict.read(LogFormat.NLB, layout);
    }
    if (has(bytes, from, stop, "\"elb_status_code\"")
        || has(bytes, from, stop, "\"request_processing_time\"")) {
      return Verdict.read(LogFormat.ALB, layout);
    }
    return Recognizer.byName(name, layout);
  }

  static int skipSpace(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end
        && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
      at++;
    }
    return at;
  }

  /** Returns whether an object begins with the member under which lists of records stand. */
  static boolean isEnvelope(byte[] bytes, int from, int end) {
    return Bytes.matches(bytes, skipSpace(bytes, from + 1, end), end, "\"records\"");
  }

  private static Layout layout(byte[] bytes, int from, int end) {
    if (bytes[from] == '[' || isEnvelope(bytes, from, end)) {
      return Layout.JSON_DOCUMENT;
    }
    int lineEnd = Bytes.find(bytes, from, end, '\n');
    int last = lineEnd - 1;
    while (last > from && (bytes[last] == ' ' || bytes[last] == '\r')) {
      last--;
    }
    boolean whole = bytes[last] == '}' || lineEnd == end;
    return whole ? Layout.JSON_LINES : Layout.JSON_DOCUMENT;
  }

  private static boolean has(byte[] bytes, int from, int end, String word) {
    return Bytes.contains(bytes, from, end, word);
  }
}
