package io.weir.threat.rule;

import io.weir.threat.ThreatHit.Location;

/** What part of a request a text is. */
public enum Place {
  /** The whole path. */
  PATH(Location.PATH),
  /** From an odd segment of the path to its end or to the next slash. */
  SEGMENT(Location.PATH),
  /** The whole query. */
  QUERY(Location.QUERY),
  /** One value of the query, or a parameter that is no name and value. */
  VALUE(Location.QUERY),
  /** The whole user agent. */
  AGENT(Location.USER_AGENT),
  /** The whole referrer. */
  REFERRER(Location.REFERRER),
  /** One value of the referrer's query, or a referrer that is no URL. */
  REFERRER_VALUE(Location.REFERRER),
  /** The request method. */
  METHOD(Location.METHOD);

  private final Location location;

  Place(Location location) {
    this.location = location;
  }

  /** Returns the part of the request that it is in. */
  public Location location() {
    return location;
  }

  /** Returns whether the text is one input on its own, so that its beginning means something. */
  public boolean isInput() {
    return this == SEGMENT || this == VALUE || this == AGENT || this == REFERRER_VALUE;
  }

  /** Returns whether the text is a whole field, or an input that is one. */
  public boolean isWhole() {
    return this == PATH || this == QUERY || this == AGENT || this == REFERRER;
  }
}
