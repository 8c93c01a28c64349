package io.weir.log.format;

/** How the records of an object stand in it. */
public enum Layout {
  /** One a line, fields by position. */
  LINES,
  /** One a line, fields under a header of names or in an order that is known. */
  NAMED,
  /** JSON objects, wherever one begins. */
  JSON
}
