package io.weir.alert;

/** Makes text from a log fit for a channel. An attacker chose some of it. */
final class Clean {
  private Clean() {}

  /** Returns the text with control characters as blanks, cut to the length. */
  static String text(String text, int maxChars) {
    String plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
    return cut(plain, maxChars);
  }

  /** Returns the text as printable ASCII on one line, cut to the length. */
  static String ascii(String text, int maxChars) {
    String plain = text.replaceAll("[^\\x20-\\x7e]", "?").replaceAll(" +", " ").strip();
    return plain.length() <= maxChars ? plain : plain.substring(0, maxChars - 3).strip() + "...";
  }

  /**
   * Returns the text so that a chat shows it as it is: no mentions, links or markup of its own.
   * Names such as {@code Error_Spike} stay as they are, for within a word nothing is markup.
   */
  static String chat(String text, int maxChars) {
    String plain = text(text, maxChars).replace("://", "[:]//").replace("](", "] (");
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '`' -> escaped.append('\'');
        case '*' -> escaped.append('\u2217');
        case '_', '~' -> escaped.append(isInside(plain, i) ? c : c == '_' ? '\uff3f' : '\u223c');
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** Returns the text for a block of code in a chat. */
  static String code(String text, int maxChars) {
    return text(text, maxChars)
        .replace('`', '\'')
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  private static boolean isInside(String text, int i) {
    return i > 0
        && i + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(i - 1))
        && Character.isLetterOrDigit(text.charAt(i + 1));
  }

  static String cut(String text, int maxChars) {
    if (text.length() <= maxChars) {
      return text;
    }
    int end = maxChars - 1;
    boolean split = Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, split ? end - 1 : end) + "…";
  }
}
