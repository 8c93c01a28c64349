package io.weir.threat;

import io.weir.log.Escaping;
import io.weir.log.Slice;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Remembers what was found in values that come again and again, such as user agents: the whole
 * value is compared, so that no other value can pass for one that is known.
 */
final class Seen {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int WAYS = 4;
  private static final int SLOTS = 256 * WAYS;
  private static final int LONGEST = 512;

  private int turn;
  private final byte[][] values = new byte[SLOTS][];
  private final Escaping[] escapings = new Escaping[SLOTS];
  private final List<List<ThreatHit>> hits = Arrays.asList(newArray());

  @SuppressWarnings({
    "unchecked",
    "rawtypes"
  }) // An array of a generic type cannot be made otherwise.
  private static List<ThreatHit>[] newArray() {
    return new List[SLOTS];
  }

  /** Returns the slot of the value, or the one it would take; -1 if it is too long to be kept. */
  int slot(Slice value, Escaping escaping) {
    int length = value.length();
    if (length > LONGEST) {
      return -1;
    }
    byte[] bytes = value.array();
    int at = value.offset();
    int end = at + length;
    long hash = length;
    for (; at + 8 <= end; at += 8) {
      hash = (hash ^ (long) LONG.get(bytes, at)) * 0x9e3779b97f4a7c15L;
      hash ^= hash >>> 29;
    }
    for (; at < end; at++) {
      hash = (hash ^ bytes[at]) * 0x9e3779b97f4a7c15L;
    }
    int set = (int) (hash ^ hash >>> 32) & SLOTS - WAYS;
    for (int way = 0; way < WAYS; way++) {
      if (knows(set + way, value, escaping)) {
        return set + way;
      }
    }
    turn = turn + 1 & WAYS - 1;
    return set + turn;
  }

  boolean knows(int slot, Slice value, Escaping escaping) {
    byte[] known = slot < 0 ? null : values[slot];
    int from = value.offset();
    return known != null
        && escapings[slot] == escaping
        && Arrays.equals(known, 0, known.length, value.array(), from, from + value.length());
  }

  List<ThreatHit> hits(int slot) {
    return hits.get(slot);
  }

  void remember(int slot, Slice value, Escaping escaping, List<ThreatHit> found) {
    if (slot >= 0) {
      int from = value.offset();
      values[slot] = Arrays.copyOfRange(value.array(), from, from + value.length());
      escapings[slot] = escaping;
      hits.set(slot, List.copyOf(found));
    }
  }
}
