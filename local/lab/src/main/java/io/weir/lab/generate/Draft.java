package io.weir.lab.generate;

import java.time.Instant;

/** One request while it is being made up. */
final class Draft {
  Instant time = Instant.EPOCH;
  String client = "";
  String agent = "";
  String method = "GET";
  String scheme = "https";
  String host = "";
  String path = "";
  String query = "";
  String target = "";
  int status = 200;

  /** The target's status; 0 if no target answered. */
  int targetStatus = 200;

  double seconds;
  long receivedBytes = 180;
  long sentBytes;
  String tls = "TLSv1.3";
  boolean blockedByFirewall;

  /** Whether the line has fields that no version of the format has had yet. */
  boolean drifted;

  /** Whether the line is cut off in the middle. */
  boolean cut;

  /** Returns the whole URL. */
  String url() {
    String port = scheme.equals("https") ? ":443" : ":80";
    return scheme + "://" + host + port + path + (query.isEmpty() ? "" : "?" + query);
  }

  /** The balancer answers by itself. */
  void failAtBalancer(int with) {
    status = with;
    targetStatus = 0;
    sentBytes = 520;
  }

  void failAtTarget(int with) {
    status = with;
    targetStatus = with;
    sentBytes = 740;
  }
}
