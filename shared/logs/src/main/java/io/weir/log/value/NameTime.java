package io.weir.log.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads times from the names of objects. */
public final class NameTime {
  private NameTime() {}

  /**
   * Returns the time, UTC, that the digits of the text are in the order of year, month, day, hour
   * and minute, the last being optional.
   *
   * @param shape the letters of {@code yMdHm} where digits stand, and all else as it is
   */
  public static Optional<Instant> read(String text, String shape) {
    if (text.length() != shape.length()) {
      return Optional.empty();
    }
    int[] digits = new int[12];
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (digit != "yMdHm".indexOf(shape.charAt(i)) >= 0) {
        return Optional.empty();
      }
      if (digit) {
        digits[count++] = c - '0';
      }
    }
    int year = digits[0] * 1000 + digits[1] * 100 + pair(digits, 2);
    try {
      return Optional.of(
          LocalDateTime.of(
                  year, pair(digits, 4), pair(digits, 6), pair(digits, 8), pair(digits, 10))
              .toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int pair(int[] digits, int from) {
    return digits[from] * 10 + digits[from + 1];
  }
}
