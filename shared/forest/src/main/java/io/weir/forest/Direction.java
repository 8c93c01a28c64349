package io.weir.forest;

/** On which side of its training median a value lies. */
public enum Direction {
  /** Below the median. */
  LOW,
  /** At the median. */
  TYPICAL,
  /** Above the median. */
  HIGH;

  static Direction of(double value, double median) {
    return value < median ? LOW : value > median ? HIGH : TYPICAL;
  }
}
