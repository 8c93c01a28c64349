package io.weir.log.value;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Finds the position of a field by its name without making a String of it. Letter case does not
 * matter, and {@code -} and {@code :} are the same as {@code _}, as deliveries spell them
 * differently. Names inside objects are joined by dots.
 */
public final class NameTable {
  private final long[] hashes;
  private final int[] positions;

  /**
   * Creates one.
   *
   * @param names for each position the names that it goes by, separated by spaces
   */
  public NameTable(String... names) {
    int size = 64;
    for (String name : names) {
      size += 2 * name.split(" ", -1).length;
    }
    hashes = new long[Integer.highestOneBit(size) * 2];
    positions = new int[hashes.length];
    for (int i = 0; i < names.length; i++) {
      for (String name : names[i].split(" ", -1)) {
        put(hash(name), i);
      }
    }
  }

  /** Returns the hash of a whole name; 0 of an empty one. */
  public static long hash(String name) {
    byte[] bytes = name.getBytes(US_ASCII);
    return extend(0, bytes, 0, bytes.length);
  }

  /** Returns the hash of a name that begins with what has the first hash; 0 to start with. */
  public static long extend(long before, byte[] bytes, int start, int end) {
    long hash = before;
    for (int i = start; i < end; i++) {
      int letter = bytes[i];
      if (letter >= 'A' && letter <= 'Z') {
        letter += 32;
      } else if (letter == '-' || letter == ':') {
        letter = '_';
      }
      hash = (hash + letter + 1) * 0x9e3779b97f4a7c15L;
      hash ^= hash >>> 29;
    }
    return hash;
  }

  /** Returns the position of the name with the hash, or -1. */
  public int position(long hash) {
    int mask = hashes.length - 1;
    int slot = (int) hash & mask;
    while (hashes[slot] != 0) {
      if (hashes[slot] == hash) {
        return positions[slot];
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  private void put(long hash, int position) {
    int mask = hashes.length - 1;
    int slot = (int) hash & mask;
    while (hashes[slot] != 0 && hashes[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    hashes[slot] = hash;
    positions[slot] = position;
  }
}
