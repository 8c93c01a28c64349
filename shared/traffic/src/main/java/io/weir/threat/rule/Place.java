package io.weir.threat.rule;

/** What part of a request a text is. */
public enum Place {
  /** The whole path. */
  PATH,
  /** From an odd segment of the path to its end or to the next slash. */
  SEGMENT,
  /** The whole query. */
  QUERY,
  /** One value of the query, or a parameter that is no name and value. */
  VALUE,
  /** The whole user agent. */
  AGENT,
  /** The whole referrer. */
  REFERRER,
  /** One value of the referrer's query, or a referrer that is no URL. */
  REFERRER_VALUE,
  /** The request method. */
  METHOD;

  /** Returns whether the text is one input on its own, so that its beginning means something. */
  public boolean isInput() {
    return this == SEGMENT || this == VALUE || this == AGENT || this == REFERRER_VALUE;
  }

  /** Returns whether the text is a whole field, or an input that is one. */
  public boolean isWhole() {
    return this == PATH || this == QUERY || this == AGENT || this == REFERRER;
  }
}
