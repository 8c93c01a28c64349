package io.weir.log.web;

/**
 * A line for a pattern to look at. A pattern may look at it so often and no more, as one that tries
 * everything with everything would keep a machine busy with one line.
 */
final class BoundedText implements CharSequence {
  private static final int MOST_LOOKS = 1_000_000;

  /** Thrown when a pattern has looked too often. */
  static final class TooManyLooks extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyLooks() {
      super("the pattern looked at a line too often", null, false, false);
    }
  }

  private byte[] bytes = {};
  private int start;
  private int length;
  private int looks;

  void begin(byte[] newBytes, int from, int to) {
    bytes = newBytes;
    start = from;
    length = to - from;
    looks = 0;
  }

  @Override
  public int length() {
    return length;
  }

  /** Returns the byte at the index as a letter, so that places are those of the bytes. */
  @Override
  public char charAt(int index) {
    if (++looks > MOST_LOOKS) {
      throw new TooManyLooks();
    }
    return (char) (bytes[start + index] & 0xff);
  }

  @Override
  public CharSequence subSequence(int from, int to) {
    return toString().substring(from, to);
  }

  @Override
  public String toString() {
    return new String(bytes, start, length, java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
