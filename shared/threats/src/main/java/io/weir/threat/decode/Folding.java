package io.weir.threat.decode;

/**
 * Brings look-alikes of ASCII back to ASCII, in place: overlong UTF-8, full-width and circled
 * forms, slashes and dots of other blocks, and drops characters that show nothing.
 */
final class Folding {
  private Folding() {}

  /** Writes the code point, folded, as UTF-8 and returns the next index. */
  static int put(byte[] bytes, int at, int codePoint) {
    int c = fold(codePoint);
    if (c < 0) {
      return at;
    }
    if (c < 0x80) {
      bytes[at] = (byte) c;
      return at + 1;
    }
    if (c < 0x800) {
      bytes[at] = (byte) (0xc0 | c >> 6);
      bytes[at + 1] = (byte) (0x80 | (c & 0x3f));
      return at + 2;
    }
    bytes[at] = (byte) (0xe0 | (c >> 12 & 0xf));
    bytes[at + 1] = (byte) (0x80 | (c >> 6 & 0x3f));
    bytes[at + 2] = (byte) (0x80 | (c & 0x3f));
    return at + 3;
  }

  /** Folds the first bytes of the array and returns how many are left. */
  static int fold(byte[] bytes, int length) {
    int out = 0;
    int i = 0;
    while (i < length) {
      int lead = bytes[i] & 0xff;
      int size = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 1;
      if (size == 1 || i + size > length || !continues(bytes, i, size)) {
        bytes[out++] = bytes[i++];
        continue;
      }
      int c = lead & (size == 2 ? 0x1f : 0xf);
      for (int k = 1; k < size; k++) {
        c = c << 6 | (bytes[i + k] & 0x3f);
      }
      // What encoders write for a slash, though it is none.
      boolean slash = lead == 0xc1 && bytes[i + 1] == (byte) 0xaf;
      int folded = slash ? '/' : fold(c);
      if (folded == c && c >= 0x80) {
        System.arraycopy(bytes, i, bytes, out, size);
        out += size;
      } else if (folded >= 0) {
        bytes[out++] = (byte) folded;
      }
      i += size;
    }
    return out;
  }

  private static boolean continues(byte[] bytes, int index, int size) {
    for (int k = 1; k < size; k++) {
      if ((bytes[index + k] & 0xc0) != 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Returns the ASCII look-alike, the code point itself, or -1 for one that shows nothing. */
  private static int fold(int c) {
    if (c < 0x80) {
      return c;
    }
    if (c >= 0xff01 && c <= 0xff5e) {
      return c - 0xfee0;
    }
    if (c >= 0x2460 && c <= 0x2468) {
      return c - 0x2460 + '1';
    }
    if (c >= 0x24b6 && c <= 0x24cf) {
      return c - 0x24b6 + 'a';
    }
    if (c >= 0x24d0 && c <= 0x24e9) {
      return c - 0x24d0 + 'a';
    }
    return switch (c) {
      case 0xa0, 0x2000, 0x2001, 0x2002, 0x2003, 0x2009, 0x3000 -> ' ';
      case 0x17f -> 's';
      case 0x212a -> 'k';
      case 0x2044, 0x2215, 0x29f8 -> '/';
      case 0x2216, 0x29f5, 0xfe68 -> '\\';
      case 0x2024, 0x3002 -> '.';
      case 0x24ea, 0x24ff -> '0';
      case 0x2a74 -> ':';
      case 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069 -> -1;
      case 0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff -> -1;
      default -> c;
    };
  }
}
