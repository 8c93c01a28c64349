package io.weir.log;

/** Why a whole object was passed over. Its lines, where it has any, are counted as skipped. */
public enum SkipReason {
  /** The object has no bytes, or nothing but blank lines and comments. */
  EMPTY("has nothing in it but blank lines and comments", ""),
  /** A file that a load balancer writes when logging is switched on. */
  CONTROL_FILE("is what a load balancer writes when logging is switched on", ""),
  /** The log of Azure's web application firewall. */
  FIREWALL_LOG(
      "is the log of Azure's web application firewall",
      "the access log beside it has all requests, also those that the firewall let pass"),
  /** A Parquet file; the delivery should be set to JSON, plain or W3C. */
  PARQUET(
      "is a Parquet file, which the functions do not read",
      "`weir run` reads it; or set the delivery to JSON, plain or W3C"),
  /** Rows of a CloudFront real-time log, whose fields stand in its configuration only. */
  REALTIME_LOG(
      "looks like a CloudFront real-time log, whose rows do not name their fields",
      "give the list of its configuration with --format cloudfront-realtime:timestamp,c-ip,…; the"
          + " functions read it when the stream writes JSON"),
  /** The log of a web server, which is read only when it is asked for. */
  WEB_SERVER_LOG(
      "looks like the log of a web server (nginx, Apache)",
      "read it with --format combined; the functions do not read such logs"),
  /** Compressed in a way that is not read here. */
  OTHER_COMPRESSION(
      "is compressed or packed with zstd, bzip2, xz, lz4, zip or tar, or twice with gzip",
      "the functions read gzip; `weir run` and `weir parse` unpack the others, but for lz4"),
  /** Nothing that is known: another service's object, or no log at all. */
  FOREIGN(
      "has no line or record that is known as one of an access log",
      "if it is one, `weir formats` lists what is read, and --format names it");

  private final String sentence;
  private final String advice;

  SkipReason(String sentence, String advice) {
    this.sentence = sentence;
    this.advice = advice;
  }

  /** Returns what the object is, as the end of a sentence. */
  public String sentence() {
    return sentence;
  }

  /** Returns what can be done; empty when nothing has to be. */
  public String advice() {
    return advice;
  }
}
