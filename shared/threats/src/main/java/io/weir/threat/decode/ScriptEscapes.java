package io.weir.threat.decode;

import io.weir.threat.text.Bytes;

/** Backslash escapes of scripts, in place: hexadecimal, Unicode in both forms, and octal. */
final class ScriptEscapes {
  private ScriptEscapes() {}

  /** Decodes {@code \xHH} only, which is what load balancers write. */
  static int decodeHex(byte[] bytes, int length) {
    int out = 0;
    for (int i = 0; i < length; i++) {
      boolean escape = bytes[i] == '\\' && i + 3 < length && bytes[i + 1] == 'x';
      int value = escape ? PercentEncoding.pair(bytes, i + 2, length) : -1;
      if (value >= 0) {
        bytes[out++] = (byte) value;
        i += 3;
      } else {
        bytes[out++] = bytes[i];
      }
    }
    return out;
  }

  /** Decodes all escapes once and returns how many bytes are left. */
  static int decode(byte[] bytes, int length) {
    int out = 0;
    int i = 0;
    while (i < length) {
      long read = bytes[i] == '\\' ? read(bytes, i + 1, length) : -1;
      if (read >= 0) {
        out = Folding.put(bytes, out, (int) (read & 0xffffffffL));
        i = (int) (read >>> 32);
      } else {
        bytes[out++] = bytes[i++];
      }
    }
    return out;
  }

  /**
   * Returns the index after the escape in the upper half and its code point in the lower, or -1.
   */
  private static long read(byte[] bytes, int index, int length) {
    if (index >= length) {
      return -1;
    }
    int kind = bytes[index];
    if (kind == 'x') {
      int value = PercentEncoding.pair(bytes, index + 1, length);
      return value < 0 ? -1 : pack(index + 3, value);
    }
    if (kind == 'u') {
      return unicode(bytes, index + 1, length);
    }
    return octal(bytes, index, length);
  }

  private static long unicode(byte[] bytes, int index, int length) {
    boolean braced = index < length && bytes[index] == '{';
    int start = braced ? index + 1 : index;
    int most = Math.min(length, start + (braced ? 8 : 4));
    int value = 0;
    int i = start;
    while (i < most && Bytes.hex(bytes[i]) >= 0) {
      value = value << 4 | Bytes.hex(bytes[i]);
      i++;
    }
    boolean whole = braced ? i > start && i < length && bytes[i] == '}' : i == start + 4;
    return whole && value <= Character.MAX_CODE_POINT && value >= 0
        ? pack(braced ? i + 1 : i, value)
        : -1;
  }

  /** Three octal digits, or two after another escape's end, of a printable character. */
  private static long octal(byte[] bytes, int index, int length) {
    int value = 0;
    int i = index;
    while (i < length && i < index + 3 && bytes[i] >= '0' && bytes[i] <= '7') {
      value = value * 8 + bytes[i] - '0';
      i++;
    }
    return i - index >= 2 && value >= ' ' && value < 0x7f ? pack(i, value) : -1;
  }

  private static long pack(int next, int value) {
    return (long) next << 32 | value;
  }
}
