package io.weir.log.value;

import io.weir.log.Hash64;
import io.weir.log.Slice;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Searches eight bytes at a time. Every method may look at up to {@link #SLACK} bytes behind the
 * end that it is given, so arrays must be that much longer; what stands there does not matter.
 */
public final class Bytes {
  /** How many bytes an array must have behind the last byte that is searched. */
  public static final int SLACK = Slice.SLACK;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long INDEXES = 0x0001020304050607L;
  private static final long QUOTES = '"' * ONES;
  private static final long BLANKS = ' ' * ONES;
  private static final long AFTER_QUOTES = '#' * ONES;

  private Bytes() {}

  /**
   * Returns which byte of the word has the lowest mark, marks being the highest bits of bytes. C1
   * has no instruction for trailing zeros: a product that shifts the wanted index to the top does.
   */
  private static int firstOf(long match) {
    return (int) ((((match & -match) >>> 7) * INDEXES) >>> 56);
  }

  public static long word(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  /** Returns the index of the first such byte in {@code [from, end)}, or {@code end}. */
  public static int find(byte[] bytes, int from, int end, char wanted) {
    long pattern = wanted * ONES;
    for (int at = from; at < end; at += 8) {
      long difference = (long) LONG.get(bytes, at) ^ pattern;
      long match = (difference - ONES) & ~difference & HIGHS;
      if (match != 0) {
        return Math.min(end, at + firstOf(match));
      }
    }
    return end;
  }

  /**
   * Returns the index of the first double quote, control character or byte that is not ASCII. One
   * must be there, with {@link #SLACK} bytes behind it.
   */
  public static int findQuoteOrOdd(byte[] bytes, int from) {
    int at = from;
    while (true) {
      long word = (long) LONG.get(bytes, at);
      long match = ((word ^ QUOTES) - ONES | word - BLANKS | word) & HIGHS;
      if (match != 0) {
        return at + firstOf(match);
      }
      at += 8;
    }
  }

  /**
   * Points the slice at what stands before the place that {@link #findQuoteOrOdd} returns, and
   * works out its hash on the way.
   */
  public static int readToQuoteOrOdd(byte[] bytes, int from, Slice slice) {
    int at = from;
    long hash = Hash64.START;
    while (true) {
      long word = (long) LONG.get(bytes, at);
      long match = ((word ^ QUOTES) - ONES | word - BLANKS | word) & HIGHS;
      if (match != 0) {
        int more = firstOf(match);
        long tail = word & (1L << (more << 3)) - 1;
        int end = at + more;
        slice.set(bytes, from, end - from, Hash64.last(hash, tail, end - from));
        return end;
      }
      hash = Hash64.next(hash, word);
      at += 8;
    }
  }

  /**
   * Returns whether so many bytes, eight at least, are all ASCII, and neither blanks, control
   * characters, exclamation marks nor double quotes. It costs the same whatever stands there.
   */
  public static boolean isDense(byte[] bytes, int from, int length) {
    int last = from + length - 8;
    long word = (long) LONG.get(bytes, last);
    long odd = word - AFTER_QUOTES | word;
    for (int at = from; at < last; at += 8) {
      word = (long) LONG.get(bytes, at);
      odd |= word - AFTER_QUOTES | word;
    }
    return (odd & HIGHS) == 0;
  }

  /**
   * Returns whether the byte is among so many from the place on. Without a branch for each word, so
   * that it costs the same wherever the byte stands.
   */
  public static boolean hasAmong(byte[] bytes, int from, int length, char wanted) {
    long pattern = wanted * ONES;
    long found = 0;
    int end = from + length;
    int at = from;
    for (; at + 8 <= end; at += 8) {
      long difference = (long) LONG.get(bytes, at) ^ pattern;
      found |= (difference - ONES) & ~difference & HIGHS;
    }
    if (at < end) {
      long difference = ((long) LONG.get(bytes, at) ^ pattern) | (-1L << ((end - at) << 3));
      found |= (difference - ONES) & ~difference & HIGHS;
    }
    return found != 0;
  }

  /** Returns whether the first array has the same bytes at the place as the whole second one. */
  public static boolean startsWith(byte[] bytes, int at, byte[] prefix, int prefixLength) {
    int last = prefixLength - 8;
    for (int i = 0; i < last; i += 8) {
      if ((long) LONG.get(bytes, at + i) != (long) LONG.get(prefix, i)) {
        return false;
      }
    }
    if (last >= 0) {
      return (long) LONG.get(bytes, at + last) == (long) LONG.get(prefix, last);
    }
    for (int i = 0; i < prefixLength; i++) {
      if (bytes[at + i] != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether the bytes at the place, all before the end, are the ASCII text. */
  public static boolean matches(byte[] bytes, int at, int end, String ascii) {
    int length = ascii.length();
    if (end - at < length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[at + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether the ASCII text stands anywhere in {@code [from, end)}. */
  public static boolean contains(byte[] bytes, int from, int end, String ascii) {
    for (int at = from; at + ascii.length() <= end; at++) {
      at = find(bytes, at, end, ascii.charAt(0));
      if (matches(bytes, at, end, ascii)) {
        return true;
      }
    }
    return false;
  }
}
