package io.weir.log.value;

import java.util.Arrays;

/**
 * A field that is likely to be the same as on the line before, such as the name of the balancer.
 * Comparing is cheaper than searching for its end, which is hard to predict for a processor.
 */
public final class Expected {
  private static final int MAX_LENGTH = 512;

  /** From here on the JDK's comparison, which is compiled by hand, makes up for its call. */
  private static final int LONG = 32;

  private byte[] text = new byte[Bytes.SLACK];
  private int length;

  /** Returns the length of the field at the place if it is the remembered one, else 0. */
  public int lengthAt(byte[] bytes, int at, int limit) {
    return at + length < limit
            && bytes[at + length] == ' '
            && (length < LONG
                ? Bytes.startsWith(bytes, at, text, length)
                : Arrays.equals(bytes, at, at + length, text, 0, length))
        ? length
        : 0;
  }

  /** Remembers the field, with its quotes. */
  public void remember(byte[] bytes, int start, int end) {
    if (end - start <= MAX_LENGTH) {
      length = end - start;
      if (length + Bytes.SLACK > text.length) {
        text = Arrays.copyOf(text, 2 * length + Bytes.SLACK);
      }
      System.arraycopy(bytes, start, text, 0, length);
    }
  }
}
