package io.weir.log;

/** Why a line was refused. Stored by name in reports; the order carries no meaning. */
public enum RejectReason {
  /** Fewer fields than the oldest known layout of the format. */
  TOO_FEW_FIELDS("fewer fields than the oldest known layout of the format"),
  /** More fields than the list has that somebody gave. */
  OTHER_FIELDS("more fields than the list that was given"),
  /** A quoted field that does not begin or end where it should. */
  UNBALANCED_QUOTES("a quoted field that does not begin or end where it should"),
  /** A time that is no date and time, or lies outside the years 1970 to 2199. */
  BAD_TIME("a time that is no date and time"),
  /** A duration, a status or a size that is no number. */
  BAD_NUMBER("a duration, a status or a size that is no number"),
  /** A first word that the format does not have. */
  UNKNOWN_TYPE("a first word that the format does not have"),
  /** A line, or a record, of more bytes than the limit. */
  TOO_LONG("longer than a line may be"),
  /** A record that is not well-formed JSON. */
  BAD_JSON("not well-formed JSON"),
  /** A record without a field that every request has, such as its time. */
  MISSING_FIELD("no time or no status, which every request has"),
  /** A line that the given pattern does not match. */
  NO_MATCH("not matched by the pattern");

  private final String sentence;

  RejectReason(String sentence) {
    this.sentence = sentence;
  }

  /** Returns what is wrong with the line. */
  public String sentence() {
    return sentence;
  }
}
