package io.weir.log.value;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Reads times as web servers write them, {@code 10/Oct/2000:13:55:36 -0700}. */
public final class CommonLogTime {
  private static final int LENGTH = 26;
  private static final int UNZONED_LENGTH = 20;
  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };

  /** {@code 2000-10-10T13:55:36-07:00}, which another reader knows. */
  private final byte[] iso = ("0000-00-00T00:00:00+00:00" + "        ").getBytes(US_ASCII);

  private final TimeReader time = new TimeReader();

  /** Returns microseconds since 1970, UTC, or {@link Numbers#BAD}. A missing zone is UTC. */
  public long read(byte[] bytes, int start, int end) {
    int length = end - start;
    if (length != LENGTH && length != UNZONED_LENGTH) {
      return Numbers.BAD;
    }
    int month = month(bytes, start + 3);
    if (month < 0
        || bytes[start + 2] != '/'
        || bytes[start + 6] != '/'
        || bytes[start + 11] != ':') {
      return Numbers.BAD;
    }
    System.arraycopy(bytes, start + 7, iso, 0, 4);
    iso[5] = (byte) ('0' + month / 10);
    iso[6] = (byte) ('0' + month % 10);
    System.arraycopy(bytes, start, iso, 8, 2);
    System.arraycopy(bytes, start + 12, iso, 11, 8);
    if (length == UNZONED_LENGTH) {
      return time.read(iso, 0, 19);
    }
    System.arraycopy(bytes, start + 21, iso, 19, 3);
    System.arraycopy(bytes, start + 24, iso, 23, 2);
    return bytes[start + 20] == ' ' ? time.read(iso, 0, 25) : Numbers.BAD;
  }

  private static int month(byte[] bytes, int at) {
    for (int month = 0; month < MONTHS.length; month++) {
      if (Bytes.matches(bytes, at, at + 3, MONTHS[month])) {
        return month + 1;
      }
    }
    return -1;
  }
}
