package io.weir.log.value;

import io.weir.log.Request;

/** Reads numbers from bytes. Nothing here throws or allocates. */
public final class Numbers {
  /** What is returned for bytes that are no number. */
  public static final long BAD = Long.MIN_VALUE;

  private Numbers() {}

  /** Returns the decimal number of 1 to 18 digits, or {@link #BAD}. */
  public static long digits(byte[] bytes, int start, int end) {
    int length = end - start;
    if (length < 1 || length > 18) {
      return BAD;
    }
    long value = 0;
    for (int i = start; i < end; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return BAD;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** As {@link #digits}, with {@link Request#ABSENT} for nothing, {@code -} and {@code -1}. */
  public static long count(byte[] bytes, int start, int end) {
    return isAbsent(bytes, start, end) ? Request.ABSENT : digits(bytes, start, end);
  }

  /**
   * Returns a decimal number of units as its millionth parts, so seconds as microseconds; {@link
   * Request#ABSENT} for nothing, {@code -} and {@code -1}; {@link #BAD} for anything else. Digits
   * behind the sixth are cut off.
   */
  public static long micros(byte[] bytes, int start, int end) {
    if (end - start == 5 && bytes[start + 1] == '.') {
      int units = bytes[start] - '0';
      int tenths = bytes[start + 2] - '0';
      int hundredths = bytes[start + 3] - '0';
      int thousandths = bytes[start + 4] - '0';
      if ((units | tenths | hundredths | thousandths) >= 0
          && units <= 9
          && tenths <= 9
          && hundredths <= 9
          && thousandths <= 9) {
        return units * 1_000_000L + tenths * 100_000L + hundredths * 10_000L + thousandths * 1_000L;
      }
      return BAD;
    }
    return isAbsent(bytes, start, end) ? Request.ABSENT : anyMicros(bytes, start, end);
  }

  private static long anyMicros(byte[] bytes, int start, int end) {
    int point = start;
    while (point < end && bytes[point] != '.') {
      point++;
    }
    long whole = digits(bytes, start, point);
    if (whole == BAD || whole > 1_000_000_000_000L) {
      return BAD;
    }
    if (point == end) {
      return whole * 1_000_000;
    }
    long fraction = 0;
    int scale = 100_000;
    for (int i = point + 1; i < end; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return BAD;
      }
      fraction += (long) digit * scale;
      scale /= 10;
    }
    return whole * 1_000_000 + fraction;
  }

  /** Returns whether the field is empty, {@code -} or {@code -1} with any zeros behind. */
  public static boolean isAbsent(byte[] bytes, int start, int end) {
    if (start == end) {
      return true;
    }
    if (bytes[start] != '-') {
      return false;
    }
    if (end - start == 1) {
      return true;
    }
    if (bytes[start + 1] != '1') {
      return false;
    }
    for (int i = start + 2; i < end; i++) {
      if (bytes[i] != '.' && bytes[i] != '0') {
        return false;
      }
    }
    return end - start == 2 || bytes[start + 2] == '.';
  }
}
