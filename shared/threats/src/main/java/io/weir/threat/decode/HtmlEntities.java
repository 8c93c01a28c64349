package io.weir.threat.decode;

import io.weir.threat.text.Bytes;

/**
 * HTML character references, in place: numeric ones with or without the semicolon as browsers take
 * them, and the named ones that stand for ASCII punctuation.
 */
final class HtmlEntities {
  private static final String NAMES =
      "lt< gt> quot\" apos' amp& colon: lpar( rpar) equals= sol/ bsol\\ lbrack[ rbrack] lsqb[ rsqb]"
          + " lbrace{ lcub{ rbrace} rcub} grave` excl! num# dollar$ percnt% comma, period. semi;"
          + " plus+ lowbar_ commat@ quest? vert| verbar| ast* hat^ diacriticalgrave` tab\t"
          + " newline\n nbsp  ";

  private HtmlEntities() {}

  /** Decodes the first bytes of the array once and returns how many are left. */
  static int decode(byte[] bytes, int length) {
    int out = 0;
    int i = 0;
    while (i < length) {
      long read = -1;
      if (bytes[i] == '&' && i + 2 < length) {
        read = bytes[i + 1] == '#' ? number(bytes, i + 2, length) : name(bytes, i + 1, length);
      }
      if (read >= 0) {
        out = Folding.put(bytes, out, (int) (read & 0xffffffffL));
        i = (int) (read >>> 32);
      } else {
        bytes[out++] = bytes[i++];
      }
    }
    return out;
  }

  private static long number(byte[] bytes, int index, int length) {
    boolean hex = (bytes[index] | 0x20) == 'x';
    int start = hex ? index + 1 : index;
    int i = start;
    int value = 0;
    while (i < length && digit(bytes[i], hex) >= 0) {
      value = Math.min(value * (hex ? 16 : 10) + digit(bytes[i], hex), 0x110000);
      i++;
    }
    if (i == start || value > Character.MAX_CODE_POINT) {
      return -1;
    }
    return (long) (i < length && bytes[i] == ';' ? i + 1 : i) << 32 | value;
  }

  private static int digit(int b, boolean hex) {
    return hex ? Bytes.hex(b) : Bytes.isDigit(b) ? b - '0' : -1;
  }

  private static long name(byte[] bytes, int index, int length) {
    int end = index;
    while (end < length && end < index + 17 && Bytes.isLetter(bytes[end])) {
      end++;
    }
    int at = end - index < 2 ? -1 : find(bytes, index, end);
    boolean closed = end < length && bytes[end] == ';';
    boolean open = end - index <= 4 && (end == length || bytes[end] != '=');
    if (at < 0 || !(closed || (open && at < NAMES.indexOf(" apos")))) {
      return -1;
    }
    return (long) (closed ? end + 1 : end) << 32 | NAMES.charAt(at);
  }

  /** Returns where in the table the character of the name stands, or -1. */
  private static int find(byte[] bytes, int from, int to) {
    int start = 0;
    while (start < NAMES.length()) {
      int i = 0;
      while (i < to - from && NAMES.charAt(start + i) == (bytes[from + i] | 0x20)) {
        i++;
      }
      int after = start + i;
      if (i == to - from && !Bytes.isLetter(NAMES.charAt(after))) {
        return after;
      }
      start = NAMES.indexOf(' ', after) + 1;
      if (start == 0) {
        return -1;
      }
    }
    return -1;
  }
}
