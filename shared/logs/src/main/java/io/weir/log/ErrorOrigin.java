package io.weir.log;

/** Who produced an error response; {@link #NONE} when the response is no error. */
public enum ErrorOrigin {
  NONE,
  /** The load balancer or the CDN itself answered. */
  BALANCER,
  /** A target or an origin answered, and the answer was passed on. */
  TARGET,
  /** A web application firewall or another policy refused the request. */
  WAF,
  /** The client went away before the response was complete. */
  CLIENT
}
