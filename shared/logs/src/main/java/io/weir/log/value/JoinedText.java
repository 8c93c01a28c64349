package io.weir.log.value;

import io.weir.log.Slice;
import java.util.Arrays;

/** A text that is put together from several fields of a record, without making a String of it. */
public final class JoinedText {
  /** What comes behind is left out: nothing that is joined needs as much. */
  private static final int MOST_BYTES = 4096;

  private byte[] bytes = new byte[128];
  private final byte[] one = new byte[1];
  private int length;

  public void clear() {
    length = 0;
  }

  public boolean isEmpty() {
    return length == 0;
  }

  public JoinedText add(Slice slice) {
    return add(slice.array(), slice.offset(), Values.end(slice));
  }

  /** Adds the bytes in {@code [start, end)}. */
  public JoinedText add(byte[] from, int start, int end) {
    int count = Math.min(end - start, MOST_BYTES - length);
    if (length + count + Bytes.SLACK > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length + count);
    }
    System.arraycopy(from, start, bytes, length, count);
    length += count;
    return this;
  }

  public JoinedText add(char ascii) {
    one[0] = (byte) ascii;
    return add(one, 0, 1);
  }

  /** Points the slice at the text, which stays as it is until the next record. */
  public void giveTo(Slice slice) {
    if (length == 0) {
      slice.clear();
    } else {
      slice.set(bytes, 0, length);
    }
  }
}
