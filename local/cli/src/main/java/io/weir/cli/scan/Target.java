package io.weir.cli.scan;

import io.weir.log.Slice;

/** A request target in its parts, as a log's reader would give them. */
record Target(Slice method, Slice path, Slice query) {

  /**
   * Returns the parts of a request target: a path, or a URL, whose scheme and host are no part of
   * what the rules read.
   */
  static Target of(String method, String uri) {
    int start = pathStart(uri);
    int question = uri.indexOf('?', start);
    String path = question < 0 ? uri.substring(start) : uri.substring(start, question);
    String query = question < 0 ? "" : uri.substring(question + 1);
    return new Target(slice(method), slice(path), slice(query));
  }

  private static int pathStart(String uri) {
    boolean url = uri.startsWith("http://") || uri.startsWith("https://");
    if (!url) {
      return 0;
    }
    int start = uri.indexOf("://") + 3;
    while (start < uri.length() && uri.charAt(start) != '/' && uri.charAt(start) != '?') {
      start++;
    }
    return start;
  }

  static Slice slice(String text) {
    return text.isEmpty() ? new Slice() : Slice.of(text);
  }
}
