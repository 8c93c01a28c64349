package io.weir.log.elb;

import io.weir.log.Request;
import io.weir.log.RequestFields;
import io.weir.log.Slice;
import io.weir.log.value.Bytes;
import io.weir.log.value.Expected;
import io.weir.log.value.LikelyUrl;
import io.weir.log.value.RequestLine;

/**
 * Steps over the fields of a line from left to right, without knowing where it ends. Every method
 * that reads a field also steps over the blank behind it, and tells by what it returns whether the
 * field was of the usual form; behind one that was not, the place means nothing.
 *
 * <p>A newline stands somewhere at or behind the limit, with {@link Bytes#SLACK} bytes after it, so
 * that no loop over the bytes of a field has to look for the limit.
 */
final class LineCursor {
  /** What a number is that does not have the usual form. */
  static final long GIVEN_UP = Long.MIN_VALUE;

  /** Most fields behind the actions are dashes. */
  private static final long DASHES = Slice.word("\"-\" \"-\" ");

  private static final int PORT_DIGITS = 5;
  private static final int COUNT_DIGITS = 15;

  byte[] bytes = {};
  int at;
  int limit;

  void begin(byte[] newBytes, int start, int newLimit) {
    bytes = newBytes;
    at = start;
    limit = newLimit;
  }

  /** Reads {@code address:port} and returns the port; -1 if it is not just that. */
  int peer(Slice address) {
    byte[] b = bytes;
    int from = at;
    int p = from;
    int colon = from;
    byte c = b[p];
    while (c > '"') {
      if (c == ':') {
        colon = p;
      }
      c = b[++p];
    }
    int digits = p - colon - 1;
    if (c != ' ' || colon == from || digits < 1 || digits > PORT_DIGITS || b[from] == '[') {
      return -1;
    }
    int port = 0;
    for (int i = colon + 1; i < p; i++) {
      int digit = b[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      port = port * 10 + digit;
    }
    address.set(b, from, colon - from);
    at = p + 1;
    return port > 65_535 ? -1 : port;
  }

  /** Reads {@code d.ddd} or {@code -1}. */
  long micros() {
    byte[] b = bytes;
    int p = at;
    if (b[p + 1] == '.' && b[p + 5] == ' ') {
      int units = b[p] - '0';
      int tenths = b[p + 2] - '0';
      int hundredths = b[p + 3] - '0';
      int thousandths = b[p + 4] - '0';
      int most = Math.max(Math.max(units, tenths), Math.max(hundredths, thousandths));
      at = p + 6;
      return (units | tenths | hundredths | thousandths) < 0 || most > 9
          ? GIVEN_UP
          : (units * 1000 + tenths * 100 + hundredths * 10 + thousandths) * 1000L;
    }
    at = p + 3;
    return b[p] == '-' && b[p + 1] == '1' && b[p + 2] == ' ' ? Request.ABSENT : GIVEN_UP;
  }

  /** Reads three digits; less than {@link Request#ABSENT} if they are not there. */
  int status() {
    byte[] b = bytes;
    int p = at;
    int hundreds = b[p] - '0';
    int tens = b[p + 1] - '0';
    int ones = b[p + 2] - '0';
    at = p + 4;
    boolean digits = (hundreds | tens | ones) >= 0 && Math.max(hundreds, Math.max(tens, ones)) <= 9;
    return digits && b[p + 3] == ' ' ? hundreds * 100 + tens * 10 + ones : Integer.MIN_VALUE;
  }

  /** Reads a whole number of the usual length. */
  long count() {
    byte[] b = bytes;
    int p = at;
    long value = 0;
    int digit = b[p] - '0';
    while (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      digit = b[++p] - '0';
    }
    int length = p - at;
    at = p + 1;
    return b[p] == ' ' && length > 0 && length <= COUNT_DIGITS ? value : GIVEN_UP;
  }

  /** Steps over a field that is a dash, if it is. */
  boolean isDash() {
    boolean dash = bytes[at] == '-' && bytes[at + 1] == ' ';
    at += dash ? 2 : 0;
    return dash;
  }

  /** Reads a field that is a dash or likely the remembered one, not in quotes. */
  boolean likely(Expected expected, Slice slice) {
    if (isDash()) {
      slice.clear();
      return true;
    }
    int length = expected.lengthAt(bytes, at, limit);
    slice.set(bytes, at, length);
    boolean same = length > 0 && bytes[at] != '"';
    at += length + 1;
    return same;
  }

  /** Passes over a field that is a dash or likely the remembered one, not in quotes. */
  boolean skipPlain(Expected expected) {
    if (isDash()) {
      return true;
    }
    int from = at;
    int length = expected.lengthAt(bytes, from, limit);
    if (length > 0) {
      at += length + 1;
      return bytes[from] != '"';
    }
    boolean plain = skipPlain();
    if (plain) {
      expected.remember(bytes, from, at - 1);
    }
    return plain;
  }

  boolean skipPlain() {
    return lastPlain() && bytes[at - 1] == ' ';
  }

  /** As {@link #lastPlain}, for a field that is likely so many bytes long. */
  boolean likelyPlain(int length) {
    byte[] b = bytes;
    int end = at + length;
    if (end < limit && b[end] <= ' ' && Bytes.isDense(b, at, length)) {
      at = end + 1;
      return b[end] >= 0;
    }
    return lastPlain();
  }

  /** Passes over a field without quotes and the one character behind it, whatever that is. */
  boolean lastPlain() {
    byte[] b = bytes;
    int p = at;
    byte c = b[p];
    while (c > '"') {
      c = b[++p];
    }
    boolean plain = p > at && c != '"' && c != '!';
    at = p + 1;
    return plain;
  }

  /** Passes over a field in quotes that is a dash or likely the remembered one. */
  boolean skipQuoted(Expected expected) {
    byte[] b = bytes;
    int from = at;
    if (b[from] == '"' && b[from + 1] == '-' && b[from + 2] == '"' && b[from + 3] == ' ') {
      at = from + 4;
      return true;
    }
    int length = expected.lengthAt(b, from, limit);
    if (length > 0) {
      at += length + 1;
      return b[from] == '"';
    }
    boolean quoted = skipQuoted();
    if (quoted) {
      expected.remember(b, from, at - 1);
    }
    return quoted;
  }

  boolean skipQuoted() {
    return lastQuoted() && bytes[at - 1] == ' ';
  }

  boolean skipTwoQuoted() {
    if (areDashes()) {
      return true;
    }
    boolean first = skipQuoted();
    return first && skipQuoted();
  }

  boolean quoted(Slice slice) {
    int from = at + 1;
    boolean quoted = skipQuoted();
    RequestLine.setText(slice, bytes, from, at - 2);
    return quoted;
  }

  /** Reads a text in quotes of which the hash will be asked. */
  boolean hashed(Slice slice) {
    int from = at + 1;
    if (bytes[at] != '"') {
      return false;
    }
    int close = Bytes.readToQuoteOrOdd(bytes, from, slice);
    if (close == from || (close == from + 1 && bytes[from] == '-')) {
      slice.clear();
    }
    at = close + 2;
    return bytes[close] == '"' && bytes[close + 1] == ' ';
  }

  /** Passes over two fields that are dashes in quotes, if they are. */
  boolean areDashes() {
    boolean both = Bytes.word(bytes, at) == DASHES;
    at += both ? 8 : 0;
    return both;
  }

  /** Passes over a field in quotes and the one character behind it, whatever that is. */
  boolean lastQuoted() {
    byte[] b = bytes;
    int p = at;
    if (b[p] != '"') {
      return false;
    }
    if (b[p + 1] == '-' && b[p + 2] == '"') {
      at = p + 4;
      return true;
    }
    p = Bytes.findQuoteOrOdd(b, p + 1);
    at = p + 2;
    return b[p] == '"';
  }

  /** As {@link #quoted(Slice)}, for a field that is likely so many bytes long. */
  boolean quoted(int length, Slice slice) {
    byte[] b = bytes;
    int from = at + 1;
    int close = from + length;
    if (close + 1 < limit
        && b[close] == '"'
        && b[close + 1] == ' '
        && b[from - 1] == '"'
        && Bytes.isDense(b, from, length)) {
      slice.set(b, from, length);
      at = close + 2;
      return true;
    }
    return quoted(slice);
  }

  /** Reads {@code "METHOD URL PROTOCOL"}, the URL's host being the likely one. */
  boolean requestLine(LikelyUrl url, RequestFields request) {
    byte[] b = bytes;
    if (b[at] != '"') {
      return false;
    }
    int from = at + 1;
    int p = from;
    byte c = b[p];
    while (c > '"') {
      c = b[++p];
    }
    int path = c == ' ' && p - from > 1 ? url.read(b, p + 1, limit, request) : -1;
    if (path < 0) {
      return false;
    }
    request.method.set(b, from, p - from);
    return target(path, request);
  }

  private boolean target(int path, RequestFields request) {
    byte[] b = bytes;
    int p = path;
    byte c = b[p];
    while (c > '"' && c != '?') {
      c = b[++p];
    }
    request.path.set(b, path, p - path);
    request.query.clear();
    if (c == '?') {
      int query = p + 1;
      do {
        c = b[++p];
      } while (c > '"' || c == '!');
      request.query.set(b, query, p - query);
    }
    int protocol = p + 1;
    if (c != ' ') {
      return false;
    }
    do {
      c = b[++p];
    } while (c > '"');
    request.protocol.set(b, protocol, p - protocol);
    at = p + 2;
    return c == '"' && p - protocol > 1 && b[p + 1] == ' ';
  }
}
