package io.weir.log;

/** Why a line was refused. Stored by name in reports; the order carries no meaning. */
public enum RejectReason {
  /** Fewer fields than the oldest known layout of the format. */
  TOO_FEW_FIELDS,
  /** A quoted field that does not begin or end where it should. */
  UNBALANCED_QUOTES,
  /** A time that is no date and time, or lies outside the years 1970 to 2199. */
  BAD_TIME,
  /** A duration, a status or a size that is no number. */
  BAD_NUMBER,
  /** A first word that the format does not have. */
  UNKNOWN_TYPE,
  /** A line, or a record, of more bytes than the limit. */
  TOO_LONG,
  /** A record that is not well-formed JSON. */
  BAD_JSON,
  /** A record without a field that every request has, such as its time. */
  MISSING_FIELD
}
