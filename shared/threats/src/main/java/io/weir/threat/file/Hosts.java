package io.weir.threat.file;

import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;

/** Tells what kind of host a piece of a URL is. */
final class Hosts {
  /** A name. */
  static final int NAME = 0;

  /** A public address in the usual form. */
  static final int ADDRESS = 1;

  /** An address of this machine or of a private network (RFC 6890). */
  static final int PRIVATE = 2;

  /** The metadata service of a cloud. */
  static final int METADATA = 3;

  /** An address in a form that hides it: one number, octal, hexadecimal, IPv6 of IPv4. */
  static final int HIDDEN = 4;

  private Hosts() {}

  static int kind(Text text, int from, int end) {
    if (text.at(from) == '[') {
      return bracketed(text, from, end);
    }
    int parts = 1;
    boolean octal = false;
    boolean hex = false;
    boolean backslash = text.near('\\', Math.max(0, from - 2), end - from + 2) >= 0;
    for (int i = from; i < end; i++) {
      int b = text.at(i);
      boolean first = i == from || text.at(i - 1) == '.';
      if (b == '.') {
        parts++;
      } else if (first && b == '0' && text.at(i + 1) == 'x') {
        hex = true;
        i++;
      } else if (hex ? Bytes.hex(b) < 0 : !Bytes.isDigit(b)) {
        return backslash ? HIDDEN : NAME;
      } else if (first && b == '0' && Bytes.isDigit(text.at(i + 1))) {
        octal = true;
      }
    }
    if (end == from) {
      return NAME;
    }
    if (octal || hex || backslash || parts < 4) {
      boolean zero = end == from + 1 && text.at(from) == '0';
      return end - from > 3 || zero ? HIDDEN : NAME;
    }
    return dotted(text, from);
  }

  private static int dotted(Text text, int from) {
    if (text.startsWith(from, "169.254.")) {
      return METADATA;
    }
    boolean local =
        text.startsWith(from, "127.")
            || text.startsWith(from, "10.")
            || text.startsWith(from, "192.168.")
            || text.startsWith(from, "0.")
            || text.startsWith(from, "192.0.0.192")
            || text.startsWith(from, "100.100.100.200");
    return local || carrier(text, from) ? PRIVATE : ADDRESS;
  }

  private static boolean carrier(Text text, int from) {
    int tens = text.at(from + 4);
    int ones = text.at(from + 5);
    return text.startsWith(from, "172.")
        && text.at(from + 6) == '.'
        && ((tens == '1' && ones >= '6') || tens == '2' || (tens == '3' && ones <= '1'));
  }

  private static int bracketed(Text text, int from, int end) {
    for (int i = from + 1; i < end; i++) {
      if (text.at(i) == ':') {
        return HIDDEN;
      }
    }
    return NAME;
  }
}
