package io.weir.threat.decode;

/**
 * UTF-7 of ASCII characters one by one, in place: {@code +AC8-} is a slash; control characters are
 * left alone. Old browsers and servers can be made to read it, and filters do not. A query's plus
 * sign may be a blank by now.
 */
public final class Utf7 {
  /** Base64 digits whose last two bits are 0, which stand third. */
  private static final String THIRD = "AEIMQUYcgkosw048";

  private static final int LENGTH = 5;

  /** Second digit of the blank, the first of the characters that show. */
  private static final int FIRST_PRINTABLE = 'C';

  private Utf7() {}

  /** Returns whether the four bytes from the index on are a character behind its plus sign. */
  public static boolean follows(byte[] bytes, int index, int length) {
    return index + LENGTH - 1 <= length
        && bytes[index] == 'A'
        && bytes[index + 1] >= FIRST_PRINTABLE
        && bytes[index + 1] <= 'H'
        && bytes[index + 3] == '-'
        && THIRD.indexOf(bytes[index + 2]) >= 0;
  }

  /** Returns whether a character is written so at the index. */
  static boolean isAt(byte[] bytes, int index, int length) {
    return (bytes[index] == '+' || bytes[index] == ' ') && follows(bytes, index + 1, length);
  }

  /** Decodes all of them once and returns how many bytes are left. */
  static int decode(byte[] bytes, int length) {
    int out = 0;
    int i = 0;
    while (i < length) {
      if (isAt(bytes, i, length)) {
        bytes[out++] = (byte) ((bytes[i + 2] - 'A') << 4 | THIRD.indexOf(bytes[i + 3]));
        i += LENGTH;
      } else {
        bytes[out++] = bytes[i++];
      }
    }
    return out;
  }
}
