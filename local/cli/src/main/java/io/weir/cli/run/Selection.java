package io.weir.cli.run;

import static java.util.Objects.requireNonNull;

import io.weir.window.WindowKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * Which windows are looked at: those that overlap {@code [since, until)} and whose source has one
 * of the words in its name.
 *
 * @param since the first moment
 * @param until the moment after the last
 * @param sources parts of names; none for every source
 */
record Selection(Instant since, Instant until, List<String> sources) {
  Selection {
    requireNonNull(since, "since");
    requireNonNull(until, "until");
    sources = List.copyOf(sources);
    if (!since.isBefore(until)) {
      throw new IllegalArgumentException("--since " + since + " is not before --until " + until);
    }
  }

  boolean holds(WindowKey key) {
    boolean named = sources.isEmpty() || sources.stream().anyMatch(key.source()::contains);
    return named && key.end().isAfter(since) && key.start().isBefore(until);
  }

  /** Returns whether anything is left out. */
  boolean isPart() {
    return !sources.isEmpty() || !since.equals(Instant.MIN) || !until.equals(Instant.MAX);
  }

  /**
   * Reads a moment: how long ago, such as {@code 7d}, {@code 12h}, {@code 30m}; or a date or a time
   * of ISO 8601, in the zone unless it names one.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Instant moment(String text, Instant now, ZoneId zone) {
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
