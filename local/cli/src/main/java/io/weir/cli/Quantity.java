package io.weir.cli;

import java.util.Locale;

/** Numbers as people read them in a hurry. */
public final class Quantity {
  private static final double STEP = 1000;
  private static final String[] PREFIXES = {"", "k", "M", "G", "T"};

  private Quantity() {}

  /** Returns the number whole with separators, or of bytes with a decimal prefix. */
  public static String text(long number, String unit) {
    return unit.equals("B") ? bytes(number) : String.format(Locale.ROOT, "%,d", number) + unit;
  }

  /** Returns the number of bytes with a decimal prefix, such as {@code 12.3 MB}. */
  public static String bytes(long number) {
    double value = number;
    int prefix = 0;
    while (Math.abs(value) >= STEP && prefix < PREFIXES.length - 1) {
      value /= STEP;
      prefix++;
    }
    String format = prefix == 0 || value >= 100 ? "%.0f %sB" : "%.1f %sB";
    return String.format(Locale.ROOT, format, value, PREFIXES[prefix]);
  }

  /** Returns the number and its noun, such as {@code 1 file} and {@code 2,000 files}. */
  public static String counted(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
