package io.weir.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A 64-bit hash of bytes, the same on every machine and for ever, as stored sketches depend on it.
 * Multiply and rotate over eight bytes at a time, with a full avalanche at the end; not
 * cryptographic.
 */
public final class Hash64 {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** What a hash is before the first byte. */
  public static final long START = 0;

  private static final long FIRST = 0x9e3779b185ebca87L;
  private static final long SECOND = 0xc2b2ae3d27d4eb4fL;

  private Hash64() {}

  /** Returns the hash of the bytes; never 0. */
  public static long of(byte[] bytes, int offset, int length) {
    long hash = START;
    int at = offset;
    int end = offset + length;
    for (; at + 8 <= end; at += 8) {
      hash = next(hash, (long) LONG.get(bytes, at));
    }
    long tail = 0;
    if (at < end) {
      if (length >= 8) {
        tail = (long) LONG.get(bytes, end - 8) >>> ((at + 8 - end) << 3);
      } else {
        for (int i = end - 1; i >= at; i--) {
          tail = tail << 8 | (bytes[i] & 0xff);
        }
      }
    }
    return last(hash, tail, length);
  }

  /**
   * Adds eight bytes, the first one lowest, to what begins with {@link #START}: for a loop that
   * reads them anyway.
   */
  public static long next(long hash, long word) {
    return Long.rotateLeft(hash ^ (word * SECOND), 29) * FIRST;
  }

  /**
   * Returns the hash, given the fewer than eight bytes that are left.
   *
   * @param tail the first one lowest; 0 if there are none
   * @param length how many bytes there are in all
   */
  public static long last(long hash, long tail, int length) {
    return mix(next(hash, tail) ^ (length * FIRST));
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 33)) * SECOND;
    mixed = (mixed ^ (mixed >>> 29)) * FIRST;
    mixed ^= mixed >>> 32;
    return mixed == 0 ? 1 : mixed;
  }
}
