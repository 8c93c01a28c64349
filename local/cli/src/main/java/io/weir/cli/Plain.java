package io.weir.cli;

/**
 * Text from a log or a file's name, made fit for a terminal: it can move nothing and colour
 * nothing.
 */
public final class Plain {
  private Plain() {}

  /** Returns the text on one line without control or direction characters, cut to the length. */
  public static String line(String text, int maxChars) {
    String plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]+", " ").strip();
    return plain.length() <= maxChars ? plain : plain.substring(0, maxChars - 1) + "…";
  }
}
