package io.weir.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;

/** A moment as people write it on a command line. */
public final class Moment {
  private Moment() {}

  /**
   * Reads a moment: how long ago, such as {@code 7d}, {@code 12h}, {@code 30m}; or a date or a time
   * of ISO 8601, in the zone unless it names one.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Instant of(String text, Instant now, ZoneId zone) {
    String upper = text.strip().toUpperCase(Locale.ROOT);
    try {
      if (upper.matches("[0-9]{1,6}[DHM]")) {
        String time = upper.endsWith("D") ? "P" + upper : "PT" + upper;
        return now.minus(Duration.parse(time));
      }
      if (upper.matches("[0-9-]{10}")) {
        return LocalDate.parse(upper).atStartOfDay(zone).toInstant();
      }
      if (upper.endsWith("Z") || upper.matches(".*[+-][0-9]{2}:[0-9]{2}")) {
        return java.time.OffsetDateTime.parse(upper).toInstant();
      }
      return LocalDateTime.parse(upper).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "no time: '" + text + "'; write 7d, 12h, 30m, 2026-11-01 or 2026-11-01T10:00", e);
    }
  }
}
