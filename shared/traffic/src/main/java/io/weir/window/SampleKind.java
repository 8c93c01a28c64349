package io.weir.window;

/** Of which requests a window keeps examples. Stored by position: constants are only appended. */
public enum SampleKind {
  /** Answered with a status of 5xx. */
  SERVER_ERROR,
  /** Answered with a status of 4xx. */
  CLIENT_ERROR,
  /** Those that took longest, long-lived streams aside. */
  SLOWEST
}
