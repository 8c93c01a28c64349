package io.weir.threat.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A fixed set of lower-case ASCII words, each with a few category bits, looked up in the bytes of a
 * text without making a string. The table is made at the first look, as a function that has just
 * started needs few of them.
 */
public final class Words {
  private final String[] lists;
  private final int[] categories;

  /** Has only final fields, so that another thread sees none of it or all. */
  private Table table;

  private Words(String[] lists, int[] categories) {
    this.lists = lists;
    this.categories = categories;
  }

  /** Returns the words of the text, which are separated by blanks, all with the bit 1. */
  public static Words of(String words) {
    return new Builder().add(1, words).build();
  }

  /** Returns the category bits of the word between the indexes, 0 when it is not in the set. */
  public int bits(Text text, int from, int to) {
    return bits(text.lower(), from, to);
  }

  /**
   * Returns the texts that were added with one of the category bits, their words separated by
   * blanks.
   */
  public List<String> with(int wanted) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < lists.length; i++) {
      if ((categories[i] & wanted) != 0) {
        found.add(lists[i]);
      }
    }
    return found;
  }

  public boolean contains(Text text, int from, int to) {
    return bits(text, from, to) != 0;
  }

  /** Returns whether the word between the indexes is in the set but for its upper case. */
  public boolean containsIgnoringCase(byte[] bytes, int from, int to) {
    byte[] lower = Arrays.copyOfRange(bytes, from, to);
    for (int i = 0; i < lower.length; i++) {
      lower[i] += (byte) (lower[i] >= 'A' && lower[i] <= 'Z' ? 32 : 0);
    }
    return bits(lower, 0, lower.length) != 0;
  }

  int bits(byte[] bytes, int from, int to) {
    Table made = table;
    if (made == null) {
      made = new Table(lists, categories);
      table = made;
    }
    return made.bits(bytes, from, to);
  }

  /** Collects words; a word that is added twice has the bits of both. */
  public static final class Builder {
    private final List<String> lists = new ArrayList<>();
    private final List<Integer> categories = new ArrayList<>();

    /** Adds the words of the text, which are separated by blanks. */
    public Builder add(int bits, String list) {
      lists.add(list);
      categories.add(bits);
      return this;
    }

    public Words build() {
      int[] bits = new int[categories.size()];
      for (int i = 0; i < bits.length; i++) {
        bits[i] = categories.get(i);
      }
      return new Words(lists.toArray(new String[0]), bits);
    }
  }

  /** Open addressing, at most half full. */
  private static final class Table {
    private static final int LENGTH_BITS = 8;

    /** All words, and for each slot where its word begins, and its length in the low bits. */
    private final byte[] text;

    private final int[] words;
    private final int[] bits;
    private final int longest;

    Table(String[] lists, int[] categories) {
      text = String.join(" ", lists).getBytes(StandardCharsets.US_ASCII);
      int count = 0;
      for (int i = 0; i < text.length; i++) {
        count += text[i] > ' ' && (i == 0 || text[i - 1] <= ' ') ? 1 : 0;
      }
      int size = Integer.highestOneBit(Math.max(8, count * 2)) << 1;
      words = new int[size];
      bits = new int[size];
      int most = 0;
      int from = 0;
      for (int k = 0; k < lists.length; k++) {
        int to = from + lists[k].length();
        most = Math.max(most, addAll(from, to, categories[k]));
        from = to + 1;
      }
      longest = most;
    }

    /** Returns the length of the longest word. */
    private int addAll(int from, int to, int categories) {
      int most = 0;
      int start = from;
      for (int i = from; i <= to; i++) {
        if (i == to || text[i] <= ' ') {
          if (i > start) {
            add(start, i, categories);
            most = Math.max(most, i - start);
          }
          start = i + 1;
        }
      }
      return most;
    }

    private void add(int from, int to, int categories) {
      if (to - from >= 1 << LENGTH_BITS) {
        throw new IllegalArgumentException("a word of " + (to - from) + " letters");
      }
      int slot = slot(text, from, to);
      words[slot] = from << LENGTH_BITS | to - from;
      bits[slot] |= categories;
    }

    int bits(byte[] bytes, int from, int to) {
      return to <= from || to - from > longest ? 0 : bits[slot(bytes, from, to)];
    }

    private int slot(byte[] bytes, int from, int to) {
      int slot = hash(bytes, from, to) & words.length - 1;
      while (words[slot] != 0 && !same(words[slot], bytes, from, to)) {
        slot = slot + 1 & words.length - 1;
      }
      return slot;
    }

    private boolean same(int word, byte[] bytes, int from, int to) {
      int start = word >>> LENGTH_BITS;
      int end = start + (word & (1 << LENGTH_BITS) - 1);
      return Arrays.equals(text, start, end, bytes, from, to);
    }

    private static int hash(byte[] bytes, int from, int to) {
      int hash = 0x811c9dc5;
      for (int i = from; i < to; i++) {
        hash = (hash ^ bytes[i]) * 0x01000193;
      }
      return hash ^ hash >>> 15;
    }
  }
}
