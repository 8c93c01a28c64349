package io.weir.forest.artifact;

/**
 * A stored forest that must not be used. Checked, so that a caller decides what to do instead:
 * usually, to go on with the last good one.
 */
public final class ArtifactException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Reason {
    /** More bytes than the limit. */
    TOO_LARGE,
    /** The manifest is not JSON of a known format. */
    MANIFEST,
    /** The model's bytes are not those the manifest was written for. */
    DIGEST,
    /** The model names a class or a message type that a forest never needs. */
    NOT_ALLOWED,
    /** The model's bytes do not describe a forest. */
    STRUCTURE,
    /** The model and the manifest disagree. */
    MISMATCH,
    /** The model does not give the scores the manifest promises. */
    SELF_TEST
  }

  private final Reason reason;

  ArtifactException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  ArtifactException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Returns what is wrong. */
  public Reason reason() {
    return reason;
  }
}
