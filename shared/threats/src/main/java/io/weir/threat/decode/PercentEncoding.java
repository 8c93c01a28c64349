package io.weir.threat.decode;

import io.weir.threat.text.Bytes;

/**
 * Percent-encoding, in place: {@code %HH}, and {@code %uHHHH} as old Microsoft servers read it.
 * What is not well-formed stays as it is.
 */
final class PercentEncoding {
  private PercentEncoding() {}

  /** Decodes the first bytes of the array once and returns how many are left. */
  static int decode(byte[] bytes, int length) {
    int out = 0;
    int i = 0;
    while (i < length) {
      int wide = bytes[i] == '%' ? wide(bytes, i, length) : -1;
      if (wide >= 0) {
        out = Folding.put(bytes, out, wide);
        i += 6;
      } else if (bytes[i] == '%' && pair(bytes, i + 1, length) >= 0) {
        bytes[out++] = (byte) pair(bytes, i + 1, length);
        i += 3;
      } else {
        bytes[out++] = bytes[i++];
      }
    }
    return out;
  }

  private static int wide(byte[] bytes, int index, int length) {
    if (index + 5 >= length || (bytes[index + 1] | 0x20) != 'u') {
      return -1;
    }
    int high = pair(bytes, index + 2, length);
    int low = pair(bytes, index + 4, length);
    return high < 0 || low < 0 ? -1 : high << 8 | low;
  }

  /** Returns the value of two hexadecimal digits, or -1. */
  static int pair(byte[] bytes, int index, int length) {
    if (index + 1 >= length) {
      return -1;
    }
    int high = Bytes.hex(bytes[index]);
    int low = Bytes.hex(bytes[index + 1]);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
