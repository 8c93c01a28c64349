package io.weir.threat.decode;

import io.weir.threat.text.Bytes;

/** Base64, as it hides text in parameters. Source: RFC 4648. */
final class Base64Text {
  private static final int SHORTEST = 16;
  private static final int PROBE = 12;

  private Base64Text() {}

  static boolean looksEncoded(byte[] bytes, int from, int to) {
    if (to - from < SHORTEST) {
      return false;
    }
    if (serialized(bytes, from)) {
      return true;
    }
    byte[] start = new byte[PROBE];
    int length = decode(bytes, from, from + SHORTEST, start);
    boolean padded = length == PROBE - 1 && to - from == SHORTEST;
    if (length < PROBE && !padded) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (!isText(start[i])) {
        return false;
      }
    }
    return true;
  }

  /** How objects of Java and .NET begin. */
  static boolean serialized(byte[] bytes, int from) {
    return begins(bytes, from, "rO0AB") || begins(bytes, from, "AAEAAAD");
  }

  /**
   * Returns the first bytes of a Java object, which are its format's name, or .NET's name for its.
   */
  static String kind(byte[] bytes, int from) {
    return begins(bytes, from, "rO0AB") ? "aced0005" : "BinaryFormatter";
  }

  private static boolean begins(byte[] bytes, int from, String start) {
    for (int i = 0; i < start.length(); i++) {
      if (bytes[from + i] != start.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  static boolean isText(byte b) {
    return (b >= ' ' && b < 0x7f) || b == '\n' || b == '\r' || b == '\t';
  }

  /** Writes what the text stands for and returns the length, or -1 if it is no Base64. */
  static int decode(byte[] bytes, int from, int to, byte[] out) {
    int bits = 0;
    int held = 0;
    int length = 0;
    for (int i = from; i < to; i++) {
      int b = bytes[i];
      if (b == '=') {
        break;
      }
      int value = value(b);
      if (value < 0) {
        return -1;
      }
      held = held << 6 | value;
      bits += 6;
      if (bits >= 8) {
        bits -= 8;
        out[length++] = (byte) (held >> bits);
      }
    }
    return length;
  }

  private static int value(int b) {
    if (Bytes.isDigit(b)) {
      return b - '0' + 52;
    }
    if (Bytes.isLetter(b)) {
      return b >= 'a' ? b - 'a' + 26 : b - 'A';
    }
    return b == '+' || b == '-' || b == ' ' ? 62 : b == '/' || b == '_' ? 63 : -1;
  }
}
