package io.weir.threat;

import io.weir.threat.rule.Rule;
import io.weir.threat.rule.Triggers;
import io.weir.threat.text.Bytes;
import io.weir.threat.text.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The words that open the gate, by their hashes. Two words with the same hash only send a harmless
 * request on to the rules.
 */
final class GateWords implements Triggers {
  private static final int SEED = 0x811c9dc5;
  private static final int PRIME = 0x01000193;
  private static final int SIZE = 1 << 13;
  private static final int FILTER = 1 << 15;
  private static final int SPREAD = 0x9e3779b1;

  /** Words that matter in a path without blanks and colons, one bit a hash: soon looked up. */
  private final long[] inPaths = new long[FILTER / 64];

  /** The same for queries. */
  private final long[] inQueries = new long[FILTER / 64];

  private final int[] hashes = new int[SIZE];
  private final short[] kinds = new short[SIZE];
  private int longestNumber;

  GateWords(List<Rule> rules) {
    for (Rule rule : rules) {
      rule.triggers(this);
    }
  }

  @Override
  public void add(When when, Words words, int categories) {
    for (String list : words.with(categories)) {
      add(when, list);
    }
  }

  @Override
  public void add(When when, String list) {
    byte[] text = list.getBytes(StandardCharsets.US_ASCII);
    int start = 0;
    for (int i = 0; i <= text.length; i++) {
      if (i == text.length || text[i] <= ' ') {
        if (i > start) {
          put(when, text, start, i);
        }
        start = i + 1;
      }
    }
  }

  /** A segment is one word with all its signs; else the longest run of letters stands for it. */
  private void put(When when, byte[] text, int start, int end) {
    if (when == When.SEGMENTS) {
      int slash = start;
      while (text[slash] != '/') {
        slash++;
      }
      put(when, pair(hash(text, start, slash), hash(text, slash + 1, end)));
      return;
    }
    int from = start;
    int to = end;
    if (when != When.SEGMENT) {
      int best = 0;
      for (int run = start, i = start; i <= end; i++) {
        if (i == end || !Bytes.isWord(text[i])) {
          if (i - run > best && !(when == When.SLASHED && best > 0)) {
            best = i - run;
            from = run;
            to = i;
          }
          run = i + 1;
        }
      }
    }
    boolean number = true;
    for (int i = from; i < to; i++) {
      number &= Bytes.isDigit(text[i]);
    }
    longestNumber = number ? Math.max(longestNumber, to - from) : longestNumber;
    put(when, hash(text, from, to));
  }

  private void put(When when, int hash) {
    int slot = slot(hash);
    hashes[slot] = hash;
    kinds[slot] = (short) (kinds[slot] | bit(when));
    if (when.inPaths()) {
      mark(inPaths, hash);
    }
    if (when.inQueries()) {
      mark(inQueries, hash);
    }
  }

  private static void mark(long[] filter, int hash) {
    int bit = (hash * SPREAD) >>> 17;
    filter[bit >> 6] |= 1L << bit;
  }

  private static boolean isMarked(long[] filter, int hash) {
    int bit = (hash * SPREAD) >>> 17;
    return (filter[bit >> 6] & (1L << bit)) != 0;
  }

  /**
   * Returns whether the word, or segment, may open the gate in a path that has neither blanks nor
   * colons; seldom true if it does not.
   */
  boolean mayOpenPath(int hash) {
    return isMarked(inPaths, hash);
  }

  /** As the other, for a query that has no slashes either. */
  boolean mayOpenQuery(int hash) {
    return isMarked(inQueries, hash);
  }

  /** Returns how many digits the longest word has that is nothing but digits. */
  int longestNumber() {
    return longestNumber;
  }

  static int seed() {
    return SEED;
  }

  /** Returns the hash of a word with one more character. */
  static int next(int hash, int character) {
    return (hash ^ character) * PRIME;
  }

  /** Returns the hash of two segments, one behind the other. */
  static int pair(int before, int hash) {
    return next(before * SPREAD, hash);
  }

  private static int hash(byte[] text, int from, int to) {
    int hash = SEED;
    for (int i = from; i < to; i++) {
      hash = next(hash, text[i]);
    }
    return hash;
  }

  static int hash(String word) {
    int hash = SEED;
    for (int i = 0; i < word.length(); i++) {
      hash = next(hash, word.charAt(i));
    }
    return hash;
  }

  private int slot(int hash) {
    int slot = (hash ^ hash >>> 15) & SIZE - 1;
    while (kinds[slot] != 0 && hashes[slot] != hash) {
      slot = slot + 1 & SIZE - 1;
    }
    return slot;
  }

  private static int bit(When when) {
    return 1 << when.ordinal();
  }

  boolean is(When when, int hash) {
    return (kinds[slot(hash)] & bit(when)) != 0;
  }

  /** Returns whether the word is odd between the bytes around it; 0 stands for an end. */
  boolean isOdd(int hash, int before, int after, boolean spaced, boolean path) {
    int found = kinds[slot(hash)];
    if (found == 0) {
      return false;
    }
    boolean blank = after == ' ' || after == '+' || spaced;
    boolean ends = after == 0 || after == '/' || after == '&' || after == '?';
    return (found & bit(When.ALWAYS)) != 0
        || ((found & bit(When.QUERY)) != 0 && !path)
        || ((found & bit(When.SLASHED)) != 0 && after == '/' && !path)
        || ((found & bit(When.SPACED)) != 0 && blank)
        || ((found & bit(When.DOTTED)) != 0 && after == '.')
        || ((found & bit(When.ENDING)) != 0 && before == '.' && ends);
  }
}
