package io.weir.window;

/**
 * What a window breaks its traffic down by. For each, a window has a top list, and for some a count
 * of distinct values. Stored by position: constants are only ever appended.
 */
public enum Dimension {
  CLIENT(512, 64, 1600, 12),
  PATH(512, 48, 2560, 11),
  HOST(128, 24, 1024, 10),
  USER_AGENT(256, 32, 2560, 11),
  TARGET(256, 64, 1600, 10),
  /** The paths of 5xx responses only. */
  ERROR_PATH(256, 32, 1536, 0),
  /** The targets of 5xx responses only. */
  ERROR_TARGET(128, 32, 800, 0),
  /** The clients of 4xx and 5xx responses only. */
  ERROR_CLIENT(256, 48, 1200, 0),
  /** Paths weighted by the milliseconds that they took. */
  SLOW_PATH(256, 32, 1536, 0),
  /** Targets weighted by the milliseconds that they took. */
  SLOW_TARGET(128, 32, 800, 0),
  COUNTRY(256, 64, 512, 0);

  private final int capacity;
  private final int keptEntries;
  private final int keptBytes;
  private final int precision;

  Dimension(int capacity, int keptEntries, int keptBytes, int precision) {
    this.capacity = capacity;
    this.keptEntries = keptEntries;
    this.keptBytes = keptBytes;
    this.precision = precision;
  }

  /** Returns how many values a top list keeps while it is added to. */
  int capacity() {
    return capacity;
  }

  /** Returns how many values a top list keeps when it is stored. */
  int keptEntries() {
    return keptEntries;
  }

  /** Returns how many bytes of values a top list keeps when it is stored. */
  int keptBytes() {
    return keptBytes;
  }

  /** Returns the precision of the count of distinct values; 0 when they are not counted. */
  int precision() {
    return precision;
  }

  /** Returns whether the values are such as clients make up, and so may hold a secret. */
  boolean mayHoldSecrets() {
    return switch (this) {
      case PATH, ERROR_PATH, SLOW_PATH, USER_AGENT -> true;
      default -> false;
    };
  }
}
