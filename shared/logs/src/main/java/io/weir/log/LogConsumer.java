package io.weir.log;

/** Takes what a reader finds, line by line, in the order of the object. */
public interface LogConsumer {
  /** Takes an accepted line. The view is reused: nothing of it may be kept. */
  void accept(Request request);

  /** Takes a refused line: the bytes in {@code [start, end)}, valid until this returns. */
  default void reject(RejectReason reason, byte[] bytes, int start, int end) {}
}
