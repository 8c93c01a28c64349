package io.weir.log.format;

import io.weir.log.RejectReason;
import io.weir.log.Request;
import io.weir.log.value.Bytes;

/** Reads the lines, or records, of one format. Holds state between lines; not thread-safe. */
public interface LineParser {
  /** The fate of a line. */
  enum Fate {
    ACCEPTED,
    REJECTED,
    SKIPPED
  }

  /**
   * Reads the line that begins at the start, if it is an ordinary one, and returns the index of its
   * newline; -1 to have it cut out and parsed. The line may not go beyond the limit. A newline
   * stands somewhere at or behind the limit, with {@link Bytes#SLACK} bytes after it.
   */
  default int sweep(byte[] bytes, int start, int limit) {
    return -1;
  }

  /**
   * Reads the line in {@code [start, end)} into the request that {@link #request()} returns. The
   * array is longer than the end by {@link Bytes#SLACK}. Never throws.
   */
  Fate parse(byte[] bytes, int start, int end);

  /** Takes a line that begins with {@code #}, which counts as skipped. */
  default void directive(byte[] bytes, int start, int end) {}

  /** Returns whether it is known what the lines are; until then none is refused. */
  default boolean isDecided() {
    return true;
  }

  /** Returns the request of the last accepted line; the same object each time. */
  Request request();

  /** Returns why the last line was rejected. */
  RejectReason reason();
}
