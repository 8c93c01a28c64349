package io.weir.log.value;

/**
 * Reads ISO-8601 times into microseconds since 1970, UTC. It remembers the last minute, as the
 * lines of a log are near each other in time. Not thread-safe.
 */
public final class TimeReader {
  private static final int MINUTE_LENGTH = 16;
  private static final long MICROS = 1_000_000;

  private long firstWord;
  private long secondWord;
  private long minuteMicros;

  /**
   * Returns the time in {@code [start, end)}, such as {@code 2026-11-22T09:30:00.123456Z}; a space
   * may stand for the T, the fraction may have any number of digits or be missing, and a missing
   * zone is UTC. Returns {@link Numbers#BAD} for anything else. The array must be longer by {@link
   * Bytes#SLACK}.
   */
  public long read(byte[] bytes, int start, int end) {
    if (end - start < MINUTE_LENGTH + 3 || !readMinute(bytes, start)) {
      return Numbers.BAD;
    }
    int at = start + MINUTE_LENGTH;
    int tens = bytes[at + 1] - '0';
    int ones = bytes[at + 2] - '0';
    if (bytes[at] != ':' || tens < 0 || tens > 6 || ones < 0 || ones > 9 || tens * 10 + ones > 60) {
      return Numbers.BAD;
    }
    long micros = minuteMicros + (tens * 10 + ones) * MICROS;
    int fraction = end - at == 11 && bytes[end - 1] == 'Z' ? sixDigits(bytes, at + 3) : -1;
    return fraction >= 0 ? micros + fraction : afterSeconds(bytes, at + 3, end, micros);
  }

  /** Reads the usual fraction; -1 if it is another. */
  private static int sixDigits(byte[] bytes, int at) {
    int value = 0;
    for (int i = at + 1; i <= at + 6; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return bytes[at] == '.' ? value : -1;
  }

  private static long afterSeconds(byte[] bytes, int from, int end, long micros) {
    int at = from;
    long fraction = 0;
    if (at < end && bytes[at] == '.') {
      int scale = 100_000;
      for (at++; at < end; at++) {
        int digit = bytes[at] - '0';
        if (digit < 0 || digit > 9) {
          break;
        }
        fraction += (long) digit * scale;
        scale /= 10;
      }
      if (at == from + 1) {
        return Numbers.BAD;
      }
    }
    if (at == end || (bytes[at] == 'Z' && at + 1 == end)) {
      return micros + fraction;
    }
    long offset = offsetMinutes(bytes, at, end);
    return offset == Numbers.BAD ? Numbers.BAD : micros + fraction - offset * 60 * MICROS;
  }

  private static long offsetMinutes(byte[] bytes, int at, int end) {
    if (end - at != 6 || bytes[at + 3] != ':' || (bytes[at] != '+' && bytes[at] != '-')) {
      return Numbers.BAD;
    }
    long hours = Numbers.digits(bytes, at + 1, at + 3);
    long minutes = Numbers.digits(bytes, at + 4, at + 6);
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
      return Numbers.BAD;
    }
    long offset = hours * 60 + minutes;
    return bytes[at] == '-' ? -offset : offset;
  }

  private boolean readMinute(byte[] bytes, int start) {
    long first = Bytes.word(bytes, start);
    long second = Bytes.word(bytes, start + 8);
    if (first == firstWord && second == secondWord) {
      return true;
    }
    long micros = minute(bytes, start);
    if (micros == Numbers.BAD) {
      return false;
    }
    firstWord = first;
    secondWord = second;
    minuteMicros = micros;
    return true;
  }

  private static long minute(byte[] bytes, int at) {
    byte separator = bytes[at + 10];
    if (bytes[at + 4] != '-'
        || bytes[at + 7] != '-'
        || (separator != 'T' && separator != ' ' && separator != '\t')
        || bytes[at + 13] != ':') {
      return Numbers.BAD;
    }
    long year = Numbers.digits(bytes, at, at + 4);
    long month = Numbers.digits(bytes, at + 5, at + 7);
    long day = Numbers.digits(bytes, at + 8, at + 10);
    long hour = Numbers.digits(bytes, at + 11, at + 13);
    long minute = Numbers.digits(bytes, at + 14, at + 16);
    if (year < 1970 || year > 2199 || hour < 0 || hour > 23 || minute < 0 || minute > 59) {
      return Numbers.BAD;
    }
    if (month < 1 || month > 12 || day < 1 || day > lengthOfMonth((int) year, (int) month)) {
      return Numbers.BAD;
    }
    return ((epochDay((int) year, (int) month, (int) day) * 24 + hour) * 60 + minute) * 60 * MICROS;
  }

  private static int lengthOfMonth(int year, int month) {
    if (month == 2) {
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  /** Counts days in years that begin in March, so that the leap day is the last of its year. */
  private static long epochDay(int year, int month, int day) {
    int shiftedYear = month > 2 ? year : year - 1;
    int shiftedMonth = month > 2 ? month - 3 : month + 9;
    int leapDays = shiftedYear / 4 - shiftedYear / 100 + shiftedYear / 400;
    int dayOfYear = (153 * shiftedMonth + 2) / 5 + day - 1;
    return 365L * shiftedYear + leapDays + dayOfYear - 719_468;
  }
}
