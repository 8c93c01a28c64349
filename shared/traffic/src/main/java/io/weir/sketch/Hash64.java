package io.weir.sketch;

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
  private static final long FIRST = 0x9e3779b185ebca87L;
  private static final long SECOND = 0xc2b2ae3d27d4eb4fL;

  private Hash64() {}

  /** Returns the hash of the bytes; never 0. */
  public static long of(byte[] bytes, int offset, int length) {
    long hash = length * FIRST;
    int at = offset;
    int end = offset + length;
    for (; at + 8 <= end; at += 8) {
      hash = Long.rotateLeft(hash ^ ((long) LONG.get(bytes, at) * SECOND), 29) * FIRST;
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
      hash = Long.rotateLeft(hash ^ (tail * SECOND), 29) * FIRST;
    }
    return mix(hash);
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 33)) * SECOND;
    mixed = (mixed ^ (mixed >>> 29)) * FIRST;
    mixed ^= mixed >>> 32;
    return mixed == 0 ? 1 : mixed;
  }
}
