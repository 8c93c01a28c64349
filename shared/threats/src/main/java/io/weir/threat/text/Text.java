package io.weir.threat.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Decoded bytes that the rules read: ASCII letters in lower case, the original beside it for
 * showing, and how many layers of encoding were taken off to get here.
 *
 * <p>Reading outside the bounds gives {@link #NONE}, so that a rule may look ahead freely.
 */
public final class Text {
  /** What reading outside the bounds gives. */
  public static final int NONE = -1;

  private static final int SHOWN = 120;

  private final byte[] shown;
  private final byte[] lower;
  private final int length;
  private final int layers;
  private long low;
  private long high;
  private boolean nonAscii;
  private long reads;

  /**
   * Takes the first bytes of the array as they are; the array is not copied.
   *
   * @param layers how many rounds of decoding changed the text
   */
  public Text(byte[] bytes, int length, int layers) {
    this.shown = bytes;
    this.length = length;
    this.layers = layers;
    this.lower = new byte[length];
    for (int i = 0; i < length; i++) {
      byte b = bytes[i];
      lower[i] = b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
      note(lower[i]);
    }
  }

  /** Returns the text of a string in UTF-8, with no layer taken off. */
  public static Text of(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return new Text(bytes, bytes.length, 0);
  }

  private void note(byte b) {
    if (b < 0) {
      nonAscii = true;
    } else if (b < 64) {
      low |= 1L << b;
    } else {
      high |= 1L << b;
    }
  }

  public int length() {
    return length;
  }

  public int layers() {
    return layers;
  }

  /** Returns how often bytes were read or compared: what a bound on the work is checked with. */
  public long reads() {
    return reads;
  }

  /** Returns the byte in lower case, 0 to 255, or {@link #NONE}. */
  public int at(int index) {
    reads++;
    return index >= 0 && index < length ? lower[index] & 0xff : NONE;
  }

  /** Returns whether the ASCII character, in lower case, occurs at all. */
  public boolean has(char c) {
    return c < 64 ? (low & 1L << c) != 0 : (high & 1L << c) != 0;
  }

  public boolean hasNonAscii() {
    return nonAscii;
  }

  /** Returns whether the text goes on with the ASCII literal, which is in lower case. */
  public boolean startsWith(int index, String literal) {
    return startsWith(index, literal, 0);
  }

  /** As the other, with the characters of the literal from the place on. */
  public boolean startsWith(int index, String literal, int from) {
    reads++;
    if (index < 0 || index >= length || lower[index] != literal.charAt(from)) {
      return false;
    }
    int end = index + literal.length() - from;
    if (end > length) {
      return false;
    }
    for (int i = from + 1; i < literal.length(); i++) {
      if (lower[index + i - from] != literal.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns where the ASCII literal next occurs, or -1. */
  public int indexOf(String literal, int from) {
    char first = literal.charAt(0);
    if (first < 128 && !has(first)) {
      return -1;
    }
    int last = length - literal.length();
    for (int i = Math.max(from, 0); i <= last; i++) {
      reads++;
      if (lower[i] == first && startsWith(i, literal)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns where the character next occurs within so many bytes, or -1. */
  public int near(char c, int from, int reach) {
    int most = Math.min(length, from + reach);
    for (int i = Math.max(from, 0); i < most; i++) {
      reads++;
      if (lower[i] == c) {
        return i;
      }
    }
    return -1;
  }

  /** Returns where the ASCII literal next begins within so many bytes, or -1. */
  public int near(String literal, int from, int reach) {
    int most = Math.min(length, from + reach);
    for (int i = Math.max(from, 0); i < most; i++) {
      reads++;
      if (lower[i] == literal.charAt(0) && startsWith(i, literal)) {
        return i;
      }
    }
    return -1;
  }

  public boolean contains(String literal) {
    return indexOf(literal, 0) >= 0;
  }

  /** Returns the first index from here that is neither a space nor a control character. */
  public int skipBlank(int index) {
    int i = index;
    while (i < length && i >= 0 && Bytes.isBlank(lower[i])) {
      i++;
    }
    reads += i - index;
    return i;
  }

  /** Returns where the run of letters, digits and underscores that begins here ends. */
  public int wordEnd(int index) {
    int i = index;
    while (i < length && Bytes.isWord(lower[i])) {
      i++;
    }
    reads += i - index;
    return i;
  }

  /** Returns where the run of such characters that ends before this index begins. */
  public int wordStart(int index) {
    int i = index;
    while (i > 0 && Bytes.isWord(lower[i - 1])) {
      i--;
    }
    reads += index - i;
    return i;
  }

  /** Returns the part as a text of its own. */
  public Text part(int from, int to) {
    return new Text(Arrays.copyOfRange(shown, from, to), to - from, layers);
  }

  /** Returns the part in lower case, non-ASCII bytes as Latin-1. */
  public String word(int from, int to) {
    return new String(lower, from, to - from, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  byte[] lower() {
    return lower;
  }

  /** Returns whether both hold the same bytes. */
  public boolean sameAs(Text other) {
    return Arrays.equals(shown, 0, length, other.shown, 0, other.length);
  }

  /** A piece that began inside a name or a value could show a secret that its name tells of. */
  private int wholeWord(int from, int evidence) {
    int start = from;
    for (int step = 0; step < 48 && start > 0 && inside(start); step++) {
      start--;
    }
    return inside(start) ? Math.max(0, Math.min(evidence, length)) : start;
  }

  private boolean inside(int start) {
    int before = start > 0 ? lower[start - 1] : ' ';
    return Bytes.isWord(before) || before == '=' || before == ':' || before == '-';
  }

  /** Returns some of the text around the part for people to read: bounded and without secrets. */
  public String fragment(int from, int to) {
    int start = wholeWord(Math.max(0, Math.min(from - 16, length)), from);
    int end = Math.min(length, Math.min(Math.max(to + 24, from + 40), start + SHOWN));
    return Redaction.of(new String(shown, start, end - start, UTF_8));
  }

  @Override
  public String toString() {
    return new String(shown, 0, length, UTF_8);
  }
}
