package io.weir.window;

import java.util.Arrays;

/**
 * SipHash-2-4 (Aumasson, Bernstein 2012): a short hash under a key of 16 bytes, from which nobody
 * without the key can tell what was hashed, even if it is one of few. A longer key is folded.
 */
final class SipHash {
  private static final int KEY_BYTES = 16;

  private final long firstKey;
  private final long secondKey;
  private long v0;
  private long v1;
  private long v2;
  private long v3;

  SipHash(byte[] key) {
    byte[] folded = new byte[KEY_BYTES];
    for (int i = 0; i < key.length; i++) {
      folded[i % KEY_BYTES] = (byte) (31 * folded[i % KEY_BYTES] + key[i]);
    }
    byte[] sixteen = key.length == KEY_BYTES ? Arrays.copyOf(key, KEY_BYTES) : folded;
    this.firstKey = word(sixteen, 0, Long.BYTES);
    this.secondKey = word(sixteen, Long.BYTES, Long.BYTES);
  }

  long of(byte[] bytes, int from, int length) {
    v0 = firstKey ^ 0x736f6d6570736575L;
    v1 = secondKey ^ 0x646f72616e646f6dL;
    v2 = firstKey ^ 0x6c7967656e657261L;
    v3 = secondKey ^ 0x7465646279746573L;
    int at = from;
    int end = from + length;
    while (end - at >= Long.BYTES) {
      add(word(bytes, at, Long.BYTES));
      at += Long.BYTES;
    }
    add(word(bytes, at, end - at) | ((long) length << 56));
    v2 ^= 0xff;
    for (int i = 0; i < 4; i++) {
      round();
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }

  private void add(long word) {
    v3 ^= word;
    round();
    round();
    v0 ^= word;
  }

  private void round() {
    v0 += v1;
    v1 = Long.rotateLeft(v1, 13) ^ v0;
    v0 = Long.rotateLeft(v0, 32);
    v2 += v3;
    v3 = Long.rotateLeft(v3, 16) ^ v2;
    v0 += v3;
    v3 = Long.rotateLeft(v3, 21) ^ v0;
    v2 += v1;
    v1 = Long.rotateLeft(v1, 17) ^ v2;
    v2 = Long.rotateLeft(v2, 32);
  }

  private static long word(byte[] bytes, int from, int length) {
    long word = 0;
    for (int i = length - 1; i >= 0; i--) {
      word = word << Byte.SIZE | (bytes[from + i] & 0xff);
    }
    return word;
  }
}
