package io.weir.feature;

/** Which way a feature moves when something is wrong. */
public enum Direction {
  /** Only a rise is a reason to worry. */
  HIGH,
  /** Only a fall is. */
  LOW,
  BOTH;

  /** Returns the distance from normal as far as it is a reason to worry; 0 if it is none. */
  public double worrying(double distance) {
    return switch (this) {
      case HIGH -> Math.max(0, distance);
      case LOW -> Math.max(0, -distance);
      case BOTH -> Math.abs(distance);
    };
  }
}
