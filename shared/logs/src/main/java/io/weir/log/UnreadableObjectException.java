package io.weir.log;

import java.io.IOException;

/**
 * An object that cannot be read to its end, so that nothing of it may be counted. Reading it again
 * helps only when its bytes were damaged on the way.
 */
public final class UnreadableObjectException extends IOException {
  private static final long serialVersionUID = 1;

  /** What is wrong with the object. */
  public enum Reason {
    /** The compressed stream ends before its last block or its check sum. */
    TRUNCATED,
    /** The compressed stream is damaged, or its check sum or length does not agree. */
    CORRUPT,
    /** More bytes than {@link ReadLimits} allows. */
    TOO_LARGE,
    /** Inflates to more than {@link ReadLimits} allows for its compressed size. */
    INFLATION_BOMB,
    /** Cannot be read here, and can elsewhere; the message says where. */
    UNSUPPORTED,
    /** More windows or sources than one object may have. */
    TOO_MANY_WINDOWS
  }

  private final Reason reason;

  public UnreadableObjectException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
