package io.weir.detect;

import java.util.Locale;

/** Numbers for people. */
public final class Numbers {
  private static final double WHOLE_FROM = 100;
  private static final double LEAST = 0.01;

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
    String number = number(value);
    if (unit.equals("%")) {
      return number + " %";
    }
    return unit.isEmpty() ? number : number + " " + unit;
  }

  private static String number(double value) {
    double size = Math.abs(value);
    if (size >= WHOLE_FROM || value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%,d", Math.round(value));
    }
    if (size < LEAST) {
      return value > 0 ? "under " + LEAST : "about 0";
    }
    return size >= 1
        ? String.format(Locale.ROOT, "%.1f", value)
        : String.format(Locale.ROOT, "%.2f", value).replaceAll("0$", "");
  }
}
