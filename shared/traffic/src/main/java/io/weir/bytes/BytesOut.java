package io.weir.bytes;

import java.util.Arrays;

/** Bytes that grow as they are written. Numbers take as few bytes as they need. */
public final class BytesOut {
  private byte[] bytes = new byte[1024];
  private int length;

  public void writeByte(int value) {
    ensure(1);
    bytes[length++] = (byte) value;
  }

  /** Writes a number of 0 or more in 1 to 9 bytes. */
  public void writeNumber(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("number must not be negative: " + value);
    }
    ensure(9);
    long rest = value;
    while (rest >= 0x80) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  /** Writes eight bytes. */
  public void writeLong(long value) {
    ensure(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
  }

  /** Writes a length and the bytes. */
  public void writeBytes(byte[] value) {
    writeNumber(value.length);
    writeRaw(value, 0, value.length);
  }

  public void writeRaw(byte[] value, int offset, int count) {
    ensure(count);
    System.arraycopy(value, offset, bytes, length, count);
    length += count;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  private void ensure(int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
    }
  }
}
