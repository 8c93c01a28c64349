package io.weir.log.value;

import io.weir.log.Slice;

/**
 * Walks over the fields of a line that are separated by spaces and may stand in double quotes. The
 * current field is {@code [start, end)} without its quotes.
 */
public final class Fields {
  public byte[] bytes = {};
  public int start;
  public int end;

  private int at;
  private int limit;
  private boolean escaped;
  private boolean broken;

  /** Starts at the first field of the line; the array is longer by {@link Bytes#SLACK}. */
  public void begin(byte[] newBytes, int from, int to, boolean backslashEscapes) {
    bytes = newBytes;
    at = from;
    limit = to;
    escaped = backslashEscapes;
    broken = false;
  }

  /** Goes to the next field; false at the end of the line or at broken quotes. */
  public boolean next() {
    byte[] line = bytes;
    int p = fieldStart();
    if (p >= limit || broken) {
      return false;
    }
    byte first = line[p];
    if (first == '"') {
      if (line[p + 2] == '"' && line[p + 1] == '-' && (p + 3 == limit || line[p + 3] == ' ')) {
        start = p + 1;
        end = p + 2;
        at = p + 3;
        return true;
      }
      return quoted(p + 1);
    }
    start = p;
    end = Bytes.find(line, p, limit, ' ');
    at = end;
    broken = line[end - 1] == '"';
    return !broken;
  }

  /** Goes to the next field, which must stand in quotes. */
  public boolean nextQuoted() {
    broken = at + 1 < limit && bytes[at + 1] != '"' && bytes[at + 1] != ' ';
    return !broken && next();
  }

  /** Goes to the next field, which is likely the one that is remembered. */
  public boolean next(Expected expected) {
    int p = fieldStart();
    int length = broken ? 0 : expected.lengthAt(bytes, p, limit);
    if (length == 0) {
      if (!next()) {
        return false;
      }
      expected.remember(bytes, p, at);
      return true;
    }
    boolean quotes = bytes[p] == '"';
    start = quotes ? p + 1 : p;
    end = quotes ? p + length - 1 : p + length;
    at = p + length;
    return true;
  }

  /** Goes to the next field, which is likely in quotes and so many bytes long. */
  public boolean nextQuoted(int likelyLength) {
    int p = fieldStart();
    int close = p + 1 + likelyLength;
    if (!broken
        && close < limit
        && bytes[p] == '"'
        && bytes[close] == '"'
        && (close + 1 == limit || bytes[close + 1] == ' ')
        && !Bytes.hasAmong(bytes, p + 1, likelyLength, '"')) {
      start = p + 1;
      end = close;
      at = close + 1;
      return true;
    }
    return next();
  }

  /** Goes to the next field, which is likely not in quotes and so many bytes long. */
  public boolean nextPlain(int likelyLength) {
    int p = fieldStart();
    int stop = p + likelyLength;
    if (!broken
        && stop <= limit
        && bytes[p] != '"'
        && (stop == limit || bytes[stop] == ' ')
        && !Bytes.hasAmong(bytes, p, likelyLength, ' ')
        && bytes[stop - 1] != '"') {
      start = p;
      end = stop;
      at = stop;
      return true;
    }
    return next();
  }

  private int fieldStart() {
    int p = at;
    while (p < limit && bytes[p] == ' ') {
      p++;
    }
    return p;
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
  public boolean broken() {
    return broken;
  }

  public boolean isDash() {
    return end - start == 1 && bytes[start] == '-';
  }

  /** Points the slice at the current field; {@code -} and nothing are absent. */
  public void text(Slice slice) {
    RequestLine.setText(slice, bytes, start, end);
  }

  public long count() {
    return Numbers.count(bytes, start, end);
  }

  public long micros() {
    return Numbers.micros(bytes, start, end);
  }

  /** Returns a status of three digits, absent, or {@link Numbers#BAD}. */
  public long status() {
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
