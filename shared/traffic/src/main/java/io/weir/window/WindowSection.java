package io.weir.window;

/**
 * A part of a window's stored form, in the order in which version 2 had them one behind the other.
 * Stored by position: constants are only ever appended, and a reader passes over what it does not
 * know.
 */
enum WindowSection {
  COUNTS,
  LATENCIES,
  BREAKDOWN,
  THREATS,
  OBJECTS,
  SIZES,
  SEGMENTS,
  THREAT_DETAILS,
  SAMPLES,
  /** Of a log that is not of requests; other windows have none. */
  SIGNALS
}
