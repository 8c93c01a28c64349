package io.weir.lab.generate.print;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

/** Times as logs write them; by hand, because a formatter would take most of the time. */
final class Times {
  private Times() {}

  /** Appends {@code 2026-03-02T10:05:00.123456Z}. */
  static void micros(Instant time, StringBuilder out) {
    LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    date(utc, out);
    out.append('T');
    clock(utc, out);
    out.append('.');
    int micros = utc.get(ChronoField.MICRO_OF_SECOND);
    for (int power = 100_000; power > 0; power /= 10) {
      out.append((char) ('0' + micros / power % 10));
    }
    out.append('Z');
  }

  /** Appends {@code 2026-03-02<separator>10:05:00}. */
  static void seconds(Instant time, char separator, StringBuilder out) {
    LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    date(utc, out);
    out.append(separator);
    clock(utc, out);
  }

  /** Returns the seconds with three decimals. */
  static String fraction(double seconds) {
    StringBuilder text = new StringBuilder();
    fraction(seconds, text);
    return text.toString();
  }

  /** Appends the seconds with three decimals. */
  static void fraction(double seconds, StringBuilder out) {
    long millis = Math.round(seconds * 1000);
    out.append(millis / 1000).append('.');
    two((int) (millis % 1000 / 10), out);
    out.append((char) ('0' + millis % 10));
  }

  private static void date(LocalDateTime time, StringBuilder out) {
    out.append(time.getYear()).append('-');
    two(time.getMonthValue(), out);
    out.append('-');
    two(time.getDayOfMonth(), out);
  }

  private static void clock(LocalDateTime time, StringBuilder out) {
    two(time.getHour(), out);
    out.append(':');
    two(time.getMinute(), out);
    out.append(':');
    two(time.getSecond(), out);
  }

  private static void two(int number, StringBuilder out) {
    out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
