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

  /** Returns the text so that a chat shows it as it is: no mentions, links or markup of its own. */
  static String chat(String text, int maxChars) {
    String plain = text(text, maxChars);
    StringBuilder escaped = new StringBuilder();
    plain
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '`', '*', '_', '~' -> escaped.append('\u200b').appendCodePoint(c);
                default -> escaped.appendCodePoint(c);
              }
            });
    return escaped.toString();
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
