package io.weir.baseline;

/** Values of one feature on its scale, each with its place in the week; NaN where there is none. */
final class Points {
  private final LocalTime[] times;
  private final double[] values;

  Points(LocalTime[] times, double[] values) {
    if (times.length != values.length) {
      throw new IllegalArgumentException(times.length + " times, " + values.length + " values");
    }
    this.times = times;
    this.values = values;
  }

  LocalTime[] times() {
    return times;
  }

  double[] values() {
    return values;
  }
}
