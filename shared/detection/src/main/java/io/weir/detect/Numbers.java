package io.weir.detect;

import java.util.Locale;

/** Numbers for people. */
public final class Numbers {
  private static final double WHOLE_FROM = 100;

  private Numbers() {}

  /** Returns the count with its unit. */
  static String text(long count, String unit) {
    return text((double) count, unit);
  }

  /** Returns the value with its unit; whole from 100 on, else with what digits tell something. */
  public static String text(double value, String unit) {
    if (Double.isNaN(value)) {
      return "unknown";
    }
    String number =
        Math.abs(value) >= WHOLE_FROM || value == Math.rint(value)
            ? String.format(Locale.ROOT, "%,d", Math.round(value))
            : String.format(Locale.ROOT, Math.abs(value) >= 1 ? "%.1f" : "%.2g", value);
    if (unit.equals("%")) {
      return number + " %";
    }
    return unit.isEmpty() ? number : number + " " + unit;
  }
}
