package io.weir.window;

/**
 * What a window breaks its traffic down by. For each, a window has a top list, and for some a count
 * of distinct values. Stored by position: constants are only ever appended.
 */
public enum Dimension {
  CLIENT,
  PATH,
  HOST,
  USER_AGENT,
  TARGET,
  /** The paths of 5xx responses only. */
  ERROR_PATH,
  /** The targets of 5xx responses only. */
  ERROR_TARGET,
  /** The clients of 4xx and 5xx responses only. */
  ERROR_CLIENT,
  /** Paths weighted by the milliseconds that they took. */
  SLOW_PATH,
  /** Targets weighted by the milliseconds that they took. */
  SLOW_TARGET,
  COUNTRY
}
