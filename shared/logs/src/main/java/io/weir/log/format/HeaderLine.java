package io.weir.log.format;

import io.weir.log.value.Bytes;

/** A header of names without a mark. */
public final class HeaderLine {
  private static final char[] SEPARATORS = {'\t', ' ', ',', '|', ';'};

  private HeaderLine() {}

  /** Returns what stands between the names if the line has one of those given, else 0. */
  public static char separator(byte[] bytes, int start, int end, String... names) {
    for (String name : names) {
      if (Bytes.contains(bytes, start, end, name)) {
        return separator(bytes, start, end);
      }
    }
    return 0;
  }

  private static char separator(byte[] bytes, int start, int end) {
    for (char candidate : SEPARATORS) {
      if (Bytes.find(bytes, start, end, candidate) < end) {
        return candidate;
      }
    }
    return 0;
  }
}
