package io.weir.log;

/**
 * Walks over the fields of a line that are separated by spaces and may stand in double quotes. The
 * current field is {@code [start, end)} without its quotes.
 */
final class Fields {
  byte[] bytes = {};
  int start;
  int end;

  private int at;
  private int limit;
  private boolean escaped;
  private boolean broken;

  /** Starts at the first field of the line; the array is longer by {@link Bytes#SLACK}. */
  void begin(byte[] newBytes, int from, int to, boolean backslashEscapes) {
    bytes = newBytes;
    at = from;
    limit = to;
    escaped = backslashEscapes;
    broken = false;
  }

  /** Goes to the next field; false at the end of the line or at broken quotes. */
  boolean next() {
    int p = at;
    while (p < limit && bytes[p] == ' ') {
      p++;
    }
    if (p >= limit || broken) {
      return false;
    }
    if (bytes[p] == '"') {
      return quoted(p + 1);
    }
    start = p;
    end = Bytes.find(bytes, p, limit, ' ');
    at = end;
    broken = bytes[end - 1] == '"';
    return !broken;
  }

  /** Goes to the next field, which must stand in quotes. */
  boolean nextQuoted() {
    broken = at + 1 < limit && bytes[at + 1] != '"' && bytes[at + 1] != ' ';
    return !broken && next();
  }

  /** Goes to the next field, which is expected to be the same as this text. */
  boolean nextExpecting(byte[] text, int length) {
    int p = at;
    while (p < limit && bytes[p] == ' ') {
      p++;
    }
    if (length > 0
        && p + length < limit
        && bytes[p + length] == ' '
        && Bytes.startsWith(bytes, p, text, length)) {
      start = p;
      end = p + length;
      at = end;
      return true;
    }
    return next();
  }

  private boolean quoted(int from) {
    int close = Bytes.find(bytes, from, limit, '"');
    while (escaped && close < limit && isEscaped(from, close)) {
      close = Bytes.find(bytes, close + 1, limit, '"');
    }
    if (close >= limit || (close + 1 < limit && bytes[close + 1] != ' ')) {
      broken = true;
      return false;
    }
    start = from;
    end = close;
    at = close + 1;
    return true;
  }

  private boolean isEscaped(int from, int quote) {
    int backslash = quote;
    while (backslash > from && bytes[backslash - 1] == '\\') {
      backslash--;
    }
    return ((quote - backslash) & 1) == 1;
  }

  /** Returns whether the walk ended at a quote that does not close, or not before a space. */
  boolean broken() {
    return broken;
  }

  boolean isDash() {
    return end - start == 1 && bytes[start] == '-';
  }

  /** Points the slice at the current field; {@code -} and nothing are absent. */
  void text(Slice slice) {
    RequestLine.setText(slice, bytes, start, end);
  }

  long count() {
    return Numbers.count(bytes, start, end);
  }

  long micros() {
    return Numbers.micros(bytes, start, end);
  }

  /** Returns a status of three digits, absent, or {@link Numbers#BAD}. */
  long status() {
    if (end - start == 3) {
      int hundreds = bytes[start] - '0';
      int tens = bytes[start + 1] - '0';
      int ones = bytes[start + 2] - '0';
      if ((hundreds | tens | ones) >= 0 && hundreds <= 9 && tens <= 9 && ones <= 9) {
        return hundreds * 100L + tens * 10L + ones;
      }
    }
    long value = count();
    return value > 999 ? Numbers.BAD : value;
  }
}
