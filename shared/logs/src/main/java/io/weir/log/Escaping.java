package io.weir.log;

/**
 * How a log writes bytes that it cannot write as they came. It is undone before a value is looked
 * at for attacks, and not before, so that an attacker's own escapes are told from the log's.
 */
public enum Escaping {
  /** The value stands as the client sent it. */
  NONE,
  /** {@code \xHH} for quotes, control and non-ASCII bytes: ALB and Classic ELB. */
  BACKSLASH_HEX,
  /** {@code %HH} once more over the client's own text: CloudFront. */
  PERCENT
}
