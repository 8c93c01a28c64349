package io.weir.finding;

/** How much a finding matters, in rising order. */
public enum Severity {
  /** Worth knowing, no reason to act. */
  INFO,
  LOW,
  MEDIUM,
  HIGH,
  /** Users are affected now. */
  CRITICAL
}
