package io.weir.threat.code;

import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;

/**
 * Characters of which the last byte is a line end: servers that keep only that byte of each
 * character split the header there ({@code U+010A}, {@code U+560A} and their neighbours).
 */
final class WideLines {
  private WideLines() {}

  /** Returns where such a character ends that begins here in UTF-8, -1 if there is none. */
  static int end(Text text, int i) {
    int second = text.at(i + 1);
    int third = text.at(i + 2);
    boolean two = text.at(i) == 0xc4 && second == 0x8d && third == 0xc4 && text.at(i + 3) == 0x8a;
    boolean three = text.at(i) == 0xe5 && second == 0x98 && isLine(third);
    return two ? i + 4 : three ? i + 3 : -1;
  }

  private static boolean isLine(int b) {
    return b == 0x8a || b == 0x8d;
  }

  /** Returns whether a name and a colon follow, behind at most one more of them. */
  static boolean isHeader(Text text, int from) {
    int next = end(text, from);
    int at = next > 0 ? next : from;
    int colon = at;
    while (colon < at + 40 && (Bytes.isWord(text.at(colon)) || text.at(colon) == '-')) {
      colon++;
    }
    return colon > at + 1 && text.at(colon) == ':';
  }
}
