package io.weir.bytes;

import java.util.Arrays;

/**
 * Reads what {@link BytesOut} wrote. Every method throws {@link IllegalArgumentException} when the
 * bytes end too early or cannot have been written so.
 */
public final class BytesIn {
  private final byte[] bytes;
  private int position;

  public BytesIn(byte[] bytes) {
    this.bytes = bytes;
  }

  public int readByte() {
    need(1);
    return bytes[position++] & 0xff;
  }

  public long readNumber() {
    long value = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      int next = readByte();
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new IllegalArgumentException("number of more than 9 bytes at " + position);
  }

  /** Reads a number that must be at most the maximum. */
  public int readCount(int maximum) {
    long value = readNumber();
    if (value > maximum) {
      throw new IllegalArgumentException("count " + value + " is over " + maximum);
    }
    return (int) value;
  }

  public long readLong() {
    need(8);
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = value << 8 | (bytes[position++] & 0xff);
    }
    return value;
  }

  public byte[] readBytes() {
    return readRaw(readCount(bytes.length));
  }

  public byte[] readRaw(int count) {
    need(count);
    position += count;
    return Arrays.copyOfRange(bytes, position - count, position);
  }

  /** Passes over what {@link #readBytes} would return. */
  public void skipBytes() {
    int count = readCount(bytes.length);
    need(count);
    position += count;
  }

  /** Returns all bytes that are left. */
  public byte[] readRest() {
    return readRaw(bytes.length - position);
  }

  /** Returns whether anything is left. */
  public boolean hasMore() {
    return position < bytes.length;
  }

  /** Checks that nothing is left. */
  public void end() {
    if (position != bytes.length) {
      throw new IllegalArgumentException(bytes.length - position + " bytes too many");
    }
  }

  private void need(int count) {
    if (count > bytes.length - position) {
      throw new IllegalArgumentException("bytes end early at " + position);
    }
  }
}
