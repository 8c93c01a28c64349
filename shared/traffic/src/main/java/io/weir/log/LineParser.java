package io.weir.log;

/** Reads the lines, or records, of one format. Holds state between lines; not thread-safe. */
interface LineParser {
  /** The fate of a line. */
  enum Fate {
    ACCEPTED,
    REJECTED,
    SKIPPED
  }

  /**
   * Reads the line in {@code [start, end)} into the request that {@link #request()} returns. The
   * array is longer than the end by {@link Bytes#SLACK}. Never throws.
   */
  Fate parse(byte[] bytes, int start, int end);

  /** Takes a line that begins with {@code #}, which counts as skipped. */
  default void directive(byte[] bytes, int start, int end) {}

  /** Returns the request of the last accepted line; the same object each time. */
  Request request();

  /** Returns why the last line was rejected. */
  RejectReason reason();
}
