package io.weir.lab.generate.print;

/** How the lines of a format are written, where it knows more than one way. */
public enum Writing {
  /** As the vendor has always written it. */
  USUAL,
  /** Named fields, one JSON object a line. */
  JSON,
  /** Values between tabs below a line that names the fields. */
  W3C
}
