package io.weir.report.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, times and a log's own text, as a page shows them. */
public final class Shown {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final double STEP = 1000;
  private static final String[] PREFIXES = {"", "k", "M", "G", "T", "P"};
  private static final double WHOLE_FROM = 100;

  private Shown() {}

  /**
   * Returns the text without what makes a line read as another: control, format and
   * direction-changing characters. Escaping is left to the template.
   */
  public static String text(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.appendCodePoint(isShowable(c) ? c : 0xFFFD));
    return out.toString();
  }

  private static boolean isShowable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
      default -> true;
    };
  }

  /** Returns the text cut to the length. */
  public static String cut(String text, int maxChars) {
    String plain = text(text);
    return plain.length() <= maxChars ? plain : plain.substring(0, maxChars - 1) + "…";
  }

  /** Returns the value with its unit; a dash for what is not known. */
  public static String number(double value, String unit) {
    if (Double.isNaN(value)) {
      return "–";
    }
    return switch (unit) {
      case "bytes" -> bytes(value);
      case "ms" -> millis(value);
      case "%" -> digits(value) + " %";
      default -> unit.isEmpty() ? digits(value) : digits(value) + " " + unit;
    };
  }

  /** Returns the number, whole from a hundred on. */
  public static String digits(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    double size = Math.abs(value);
    if (size >= WHOLE_FROM || value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.2f", value);
  }

  /** Returns the number with separators. */
  public static String digits(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** Returns a share in [0, 1] in per cent. */
  public static String percent(double share) {
    return number(100 * share, "%");
  }

  /** Returns a large number short, such as {@code 12.3 M}. */
  public static String large(double value) {
    return Math.abs(value) < 10 * STEP ? digits(value) : scaled(value, "").strip();
  }

  /** Returns a large number short, such as {@code 12.3 M}. */
  public static String large(long value) {
    return large((double) value);
  }

  /** Returns a number of bytes with a decimal prefix. */
  public static String bytes(long bytes) {
    return bytes((double) bytes);
  }

  /** Returns a number of bytes with a decimal prefix. */
  public static String bytes(double bytes) {
    return Double.isNaN(bytes) ? "–" : scaled(bytes, "B");
  }

  /** Returns milliseconds, from ten seconds on as seconds. */
  public static String millis(double millis) {
    if (Double.isNaN(millis)) {
      return "–";
    }
    return millis >= 10 * STEP ? digits(millis / STEP) + " s" : digits(millis) + " ms";
  }

  /** Returns the time to the minute in the zone. */
  public static String minute(Instant time, ZoneId zone) {
    return MINUTE.format(time.atZone(zone));
  }

  /** Returns the name of the zone, as people say it. */
  public static String zone(ZoneId zone) {
    return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  /** Returns a length of time in the largest units that tell it. */
  public static String duration(Duration length) {
    long minutes = length.toMinutes();
    if (minutes < 120) {
      return minutes + " min";
    }
    if (minutes < 48 * 60) {
      return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
    }
    return minutes / (24 * 60) + " days " + minutes / 60 % 24 + " h";
  }

  private static String scaled(double number, String unit) {
    double value = number;
    int prefix = 0;
    while (Math.abs(value) >= STEP && prefix < PREFIXES.length - 1) {
      value /= STEP;
      prefix++;
    }
    return digits(value) + " " + PREFIXES[prefix] + unit;
  }
}
