package io.weir.log.value;

import io.weir.log.Request;
import io.weir.log.RequestFields;
import io.weir.log.Slice;

/** Takes a request line and a URL apart. Neither has to be well-formed, and nothing is decoded. */
public final class RequestLine {
  private static final int HIGHEST_PORT = 65_535;

  private RequestLine() {}

  /**
   * Reads {@code METHOD scheme://host:port/path?query HTTP/x}. The method ends at the first space
   * and the protocol begins behind the last one, as a URL may hold spaces. Absent parts are {@code
   * -} or missing.
   */
  public static void parse(
      byte[] bytes, int start, int lineEnd, LikelyUrl likely, RequestFields request) {
    int end = lineEnd;
    while (end > start && bytes[end - 1] == ' ') {
      end--;
    }
    int methodEnd = Bytes.find(bytes, start, end, ' ');
    setText(request.method, bytes, start, methodEnd);
    int urlStart = Math.min(end, methodEnd + 1);
    int lastSpace = end - 9;
    if (lastSpace < urlStart
        || bytes[lastSpace] != ' '
        || Bytes.find(bytes, lastSpace + 1, end, ' ') < end) {
      lastSpace = end - 1;
      while (lastSpace >= urlStart && bytes[lastSpace] != ' ') {
        lastSpace--;
      }
    }
    if (lastSpace < urlStart) {
      request.protocol.clear();
      parseUrl(bytes, urlStart, end, likely, request);
    } else {
      setText(request.protocol, bytes, lastSpace + 1, end);
      parseUrl(bytes, urlStart, lastSpace, likely, request);
    }
  }

  private static void parseUrl(
      byte[] bytes, int start, int end, LikelyUrl likely, RequestFields request) {
    int path = likely.read(bytes, start, end, request);
    if (path >= 0) {
      parseTarget(bytes, path, end, request);
    } else {
      parseUrl(bytes, start, end, request);
      likely.remember(bytes, start, end, request);
    }
  }

  /**
   * Reads {@code scheme://user@host:port/path?query}, or what there is of it. A name and password
   * before the host are passed over, and so is what a port has besides digits.
   */
  public static void parseUrl(byte[] bytes, int start, int end, RequestFields request) {
    int authority = authorityStart(bytes, start, end);
    if (authority < 0) {
      request.scheme.clear();
      request.host.clear();
      request.port = Request.ABSENT;
      parseTarget(bytes, start, end, request);
      return;
    }
    request.scheme.set(bytes, start, authority - 3 - start);
    int host = hostStart(bytes, authority, end);
    int hostEnd = hostEnd(bytes, host, end);
    int at = hostEnd;
    int port = Request.ABSENT;
    if (at < end && bytes[at] == ':') {
      int digits = at + 1;
      int value = 0;
      while (digits < end && bytes[digits] >= '0' && bytes[digits] <= '9') {
        value = Math.min(value * 10 + bytes[digits++] - '0', HIGHEST_PORT + 1);
      }
      port = digits > at + 1 && value <= HIGHEST_PORT ? value : Request.ABSENT;
      at = digits;
      while (at < end && !beginsPath(bytes[at])) {
        at++;
      }
    }
    setText(request.host, bytes, host, hostEnd);
    request.port = port;
    boolean nothing = port >= 0 && at == end - 1 && bytes[at] == '/' && bytes[at - 1] == '-';
    parseTarget(bytes, nothing ? end : at, end, request); // :80-/ is how no request is written
  }

  /** Reads {@code path?query}. */
  public static void parseTarget(byte[] bytes, int start, int end, RequestFields request) {
    int mark = Bytes.find(bytes, start, end, '?');
    setText(request.path, bytes, start, mark);
    if (mark < end) {
      request.query.set(bytes, mark + 1, end - mark - 1);
    } else {
      request.query.clear();
    }
  }

  /** Points the slice at the bytes; nothing and {@code -} are absent. */
  public static void setText(Slice slice, byte[] bytes, int start, int end) {
    if (end <= start || (end - start == 1 && bytes[start] == '-')) {
      slice.clear();
    } else {
      slice.set(bytes, start, end - start);
    }
  }

  private static int authorityStart(byte[] bytes, int start, int end) {
    int stop = Math.min(end - 2, start + 8);
    for (int at = start + 1; at < stop; at++) {
      if (bytes[at] == ':') {
        return bytes[at + 1] == '/' && bytes[at + 2] == '/' ? at + 3 : -1;
      }
    }
    return -1;
  }

  /** Returns where the host begins: behind the last {@code @} before path and query. */
  private static int hostStart(byte[] bytes, int start, int end) {
    int host = start;
    for (int at = start; at < end && bytes[at] != '/' && bytes[at] != '?'; at++) {
      host = bytes[at] == '@' ? at + 1 : host;
    }
    return host;
  }

  private static int hostEnd(byte[] bytes, int start, int end) {
    int at = start;
    if (at < end && bytes[at] == '[') {
      int close = Bytes.find(bytes, at, end, ']');
      at = close < end ? close + 1 : at;
    }
    while (at < end && !endsHost(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean endsHost(byte b) {
    return b == ':' || beginsPath(b);
  }

  /** No host or port has one of these, and servers read a path from there on. */
  private static boolean beginsPath(byte b) {
    return b == '/' || b == '?' || b == ';' || b == '#' || b == '\\';
  }
}
