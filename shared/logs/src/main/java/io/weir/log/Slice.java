package io.weir.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * A run of bytes inside a larger array: one field of a log line, as it stands in the read buffer.
 *
 * <p>A slice is reused from line to line and its bytes belong to the reader: it is valid only until
 * the next line is read. {@link #toString()} copies. An absent field ({@code -} in most formats) is
 * an empty slice with {@link #isAbsent()} true.
 */
public final class Slice {
  /** How many bytes of a text count where texts are told apart and kept; the rest is cut off. */
  public static final int KEPT_BYTES = 256;

  /**
   * How many bytes stand in an array behind those of a slice, so that eight can be read at once.
   */
  public static final int SLACK = 8;

  private static final byte[] NONE = new byte[0];

  private byte[] array = NONE;
  private int offset;
  private int length;
  private boolean absent = true;
  private long hash;

  /** Returns a new slice over all bytes of the text in UTF-8. */
  public static Slice of(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    Slice slice = new Slice();
    slice.set(Arrays.copyOf(bytes, bytes.length + SLACK), 0, bytes.length);
    return slice;
  }

  /** Points this slice at other bytes. */
  public void set(byte[] newArray, int newOffset, int newLength) {
    this.array = newArray;
    this.offset = newOffset;
    this.length = newLength;
    this.absent = false;
    this.hash = 0;
  }

  /** As the other, with the {@link Hash64} of the bytes, which is known. */
  public void set(byte[] newArray, int newOffset, int newLength, long newHash) {
    set(newArray, newOffset, newLength);
    this.hash = newHash;
  }

  /** Points this slice at the bytes of another. */
  public void set(Slice other) {
    this.array = other.array;
    this.offset = other.offset;
    this.length = other.length;
    this.absent = other.absent;
    this.hash = other.hash;
  }

  /** Makes this slice absent. */
  public void clear() {
    array = NONE;
    offset = 0;
    length = 0;
    absent = true;
    hash = 0;
  }

  public boolean isAbsent() {
    return absent;
  }

  /** Returns the array that holds the bytes; read only, from {@link #offset()}. */
  public byte[] array() {
    return array;
  }

  public int offset() {
    return offset;
  }

  public int length() {
    return length;
  }

  /** Returns the byte at the index, counted from the start of the slice. */
  public byte byteAt(int index) {
    return array[offset + index];
  }

  /** Returns the {@link Hash64} of the bytes, which is worked out once. */
  public long hash() {
    if (hash == 0) {
      hash = Hash64.of(array, offset, length);
    }
    return hash;
  }

  /**
   * Returns the bytes as a number, the first one lowest; 0 if there are none or more than eight.
   * Comparing it with {@link #word(String)} is the quickest way to tell a short word.
   */
  public long word() {
    long word = 0;
    if (length <= 8) {
      for (int i = offset + length - 1; i >= offset; i--) {
        word = word << 8 | (array[i] & 0xff);
      }
    }
    return word;
  }

  /** Returns what {@link #word()} is for a slice over the ASCII text of at most eight letters. */
  public static long word(String ascii) {
    return of(ascii).word();
  }

  /** Returns whether the bytes are exactly the ASCII text. */
  public boolean contentEquals(String ascii) {
    if (length != ascii.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (array[offset + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the bytes decoded as UTF-8, malformed sequences replaced; empty when absent. */
  @Override
  public String toString() {
    return new String(array, offset, length, UTF_8);
  }
}
