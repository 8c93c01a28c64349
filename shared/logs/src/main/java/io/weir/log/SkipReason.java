package io.weir.log;

/** Why a whole object was passed over. Its lines, where it has any, are counted as skipped. */
public enum SkipReason {
  /** The object has no bytes, or nothing but blank lines and comments. */
  EMPTY,
  /** A file that a load balancer writes when logging is switched on. */
  CONTROL_FILE,
  /** An ALB connection log. */
  CONNECTION_LOG,
  /** An ALB health-check log. */
  HEALTH_CHECK_LOG,
  /** The log of a web application firewall. */
  FIREWALL_LOG,
  /** A Parquet file; the delivery should be set to JSON, plain or W3C. */
  PARQUET,
  /** Nothing that is known: another service's object, or no log at all. */
  FOREIGN
}
