package io.weir.threat.sql;

import io.weir.threat.text.Text;

/** The pieces of an input as SQL would read it from one starting point. */
final class Tokens {
  /**
   * More pieces than this are not looked at: an input that hides has to keep its end hidden too.
   */
  static final int MOST = 1500;

  final Text text;
  private final Kind[] kinds;
  private final int[] starts;
  private final int[] ends;
  private final int[] bits;
  private int size;

  /** How many comments stood between words, as {@code un/**}{@code /ion} does. */
  int innerComments;

  /** Where the first conditional comment of MySQL stands, or -1. */
  int versioned = -1;

  Tokens(Text text) {
    this.text = text;
    int most = Math.min(text.length() + 1, MOST);
    kinds = new Kind[most];
    starts = new int[most];
    ends = new int[most];
    bits = new int[most];
  }

  boolean add(Kind kind, int start, int end, int categories) {
    if (size == kinds.length) {
      return false;
    }
    kinds[size] = kind;
    starts[size] = start;
    ends[size] = end;
    bits[size] = categories;
    size++;
    return true;
  }

  int size() {
    return size;
  }

  Kind kind(int i) {
    return i >= 0 && i < size ? kinds[i] : Kind.END;
  }

  boolean is(int i, Kind kind) {
    return kind(i) == kind;
  }

  /** Returns whether the token is a word with one of the category bits. */
  boolean has(int i, int categories) {
    return i >= 0 && i < size && (bits[i] & categories) != 0;
  }

  boolean word(int i, String word) {
    return i >= 0
        && i < size
        && ends[i] - starts[i] == word.length()
        && text.startsWith(starts[i], word);
  }

  int start(int i) {
    return i < size ? starts[Math.max(i, 0)] : text.length();
  }

  int end(int i) {
    return i < size ? ends[Math.max(i, 0)] : text.length();
  }

  /** Returns whether a word and a parenthesis directly after it stand here. */
  boolean isCall(int i) {
    return is(i + 1, Kind.LEFT) && (is(i, Kind.KEYWORD) || is(i, Kind.NAME));
  }

  /** Returns the index after the parenthesis that closes the one here, looking a bounded way. */
  int afterGroup(int left) {
    int depth = 0;
    int most = Math.min(size, left + 48);
    for (int i = left; i < most; i++) {
      if (kinds[i] == Kind.LEFT) {
        depth++;
      } else if (kinds[i] == Kind.RIGHT && --depth == 0) {
        return i + 1;
      }
    }
    return most;
  }
}
