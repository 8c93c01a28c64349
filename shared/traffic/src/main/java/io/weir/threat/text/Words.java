package io.weir.threat.text;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A fixed set of lower-case ASCII words, each with a few category bits, looked up in the bytes of a
 * text without making a string. Open addressing, at most half full.
 */
public final class Words {
  private final byte[][] keys;
  private final int[] bits;
  private final int longest;

  private Words(Map<String, Integer> words) {
    int size = Integer.highestOneBit(Math.max(8, words.size() * 2)) << 1;
    keys = new byte[size][];
    bits = new int[size];
    int max = 0;
    for (Map.Entry<String, Integer> word : words.entrySet()) {
      byte[] key = word.getKey().getBytes(StandardCharsets.US_ASCII);
      max = Math.max(max, key.length);
      int slot = slot(key, 0, key.length);
      keys[slot] = key;
      bits[slot] = word.getValue();
    }
    longest = max;
  }

  /** Returns the words of the text, which are separated by blanks, all with the bit 1. */
  public static Words of(String words) {
    return new Builder().add(1, words).build();
  }

  /** Returns the category bits of the word between the indexes, 0 when it is not in the set. */
  public int bits(Text text, int from, int to) {
    return bits(text.lower(), from, to);
  }

  /** Shows every word that has one of the category bits to the consumer. */
  public void forEach(int categories, Consumer<String> consumer) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != null && (bits[i] & categories) != 0) {
        consumer.accept(new String(keys[i], StandardCharsets.US_ASCII));
      }
    }
  }

  public boolean contains(Text text, int from, int to) {
    return bits(text, from, to) != 0;
  }

  int bits(byte[] bytes, int from, int to) {
    if (to <= from || to - from > longest) {
      return 0;
    }
    int slot = slot(bytes, from, to);
    return keys[slot] == null ? 0 : bits[slot];
  }

  private int slot(byte[] bytes, int from, int to) {
    int slot = hash(bytes, from, to) & keys.length - 1;
    while (keys[slot] != null && !same(keys[slot], bytes, from, to)) {
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }

  private static boolean same(byte[] key, byte[] bytes, int from, int to) {
    if (key.length != to - from) {
      return false;
    }
    for (int i = 0; i < key.length; i++) {
      if (key[i] != bytes[from + i]) {
        return false;
      }
    }
    return true;
  }

  private static int hash(byte[] bytes, int from, int to) {
    int hash = 0x811c9dc5;
    for (int i = from; i < to; i++) {
      hash = (hash ^ bytes[i]) * 0x01000193;
    }
    return hash ^ hash >>> 15;
  }

  /** Collects words; a word that is added twice has the bits of both. */
  public static final class Builder {
    private final Map<String, Integer> words = new LinkedHashMap<>();

    /** Adds the words of the text, which are separated by blanks. */
    public Builder add(int bits, String list) {
      int start = 0;
      for (int i = 0; i <= list.length(); i++) {
        if (i == list.length() || list.charAt(i) <= ' ') {
          if (i > start) {
            words.merge(list.substring(start, i), bits, (a, b) -> a | b);
          }
          start = i + 1;
        }
      }
      return this;
    }

    public Words build() {
      return new Words(words);
    }
  }
}
