package io.weir.lab.generate.traffic;

import java.time.Instant;

/** One request while it is being made up. */
public final class Draft {
  public Instant time = Instant.EPOCH;
  public String client = "";
  public String agent = "";
  public String method = "GET";
  public String scheme = "https";
  public String host = "";
  public String path = "";
  public String query = "";
  public String target = "";
  public int status = 200;

  /** The target's status; 0 if no target answered. */
  public int targetStatus = 200;

  public double seconds;
  public long receivedBytes = 180;
  public long sentBytes;
  public String tls = "TLSv1.3";
  public boolean blockedByFirewall;

  /** The number of the event that brought it, in the order of the events; -1 for a visit. */
  public int event = -1;

  /** Whether the line has fields that no version of the format has had yet. */
  public boolean drifted;

  /** Whether the line is cut off in the middle. */
  public boolean cut;

  /** Returns the whole URL. */
  public String url() {
    String port = scheme.equals("https") ? ":443" : ":80";
    return scheme + "://" + host + port + path + (query.isEmpty() ? "" : "?" + query);
  }

  /** The balancer answers by itself. */
  public void failAtBalancer(int with) {
    status = with;
    targetStatus = 0;
    sentBytes = 520;
  }

  public void failAtTarget(int with) {
    status = with;
    targetStatus = with;
    sentBytes = 740;
  }
}
