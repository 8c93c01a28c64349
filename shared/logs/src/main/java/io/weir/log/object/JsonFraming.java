package io.weir.log.object;

import io.weir.log.format.Layout;
import io.weir.log.value.Bytes;

/** Tells how JSON records stand in an object. */
final class JsonFraming {
  private JsonFraming() {}

  static int skipSpace(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end
        && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
      at++;
    }
    return at;
  }

  /** Returns whether an object begins with the member under which lists of records stand. */
  static boolean isEnvelope(byte[] bytes, int from, int end) {
    return Bytes.matches(bytes, skipSpace(bytes, from + 1, end), end, "\"records\"");
  }

  static Layout layout(byte[] bytes, int from, int end) {
    if (bytes[from] == '[' || isEnvelope(bytes, from, end)) {
      return Layout.JSON_DOCUMENT;
    }
    int lineEnd = Bytes.find(bytes, from, end, '\n');
    int last = lineEnd - 1;
    while (last > from && (bytes[last] == ' ' || bytes[last] == '\r')) {
      last--;
    }
    boolean whole = bytes[last] == '}' || lineEnd == end;
    return whole ? Layout.JSON_LINES : Layout.JSON_DOCUMENT;
  }
}
