package io.weir.threat.text;

/** Kinds of ASCII bytes. */
public final class Bytes {
  private Bytes() {}

  public static boolean isLetter(int b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }

  public static boolean isDigit(int b) {
    return b >= '0' && b <= '9';
  }

  public static boolean isWord(int b) {
    return isLetter(b) || isDigit(b) || b == '_';
  }

  public static boolean isBlank(int b) {
    return b >= 0 && b <= ' ';
  }

  public static boolean isQuote(int b) {
    return b == '\'' || b == '"' || b == '`';
  }

  /** Returns the value of a hexadecimal digit, or -1. */
  public static int hex(int b) {
    if (isDigit(b)) {
      return b - '0';
    }
    int lower = b | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }
}
