package io.weir.threat;

/**
 * The first look of the gate: tells paths and queries that are made of words, numbers and little
 * else, none of the words being one that opens the gate. Most are, and this costs a few
 * instructions a byte. Whatever it does not vouch for, {@link Gate} looks at properly.
 */
final class PlainWords {
  /** Values from this length on may be Base64. */
  private static final int LONGEST_VALUE = 15;

  private static final int LONGEST_NUMBER = 11;
  private static final byte[] FOLDED = GateBytes.folded();

  private final GateWords words;
  private byte[] text = {};
  private int to;

  /** The hash of the word that was read last. */
  private int hash;

  /** Whether it is a number with more digits than any that opens the gate. */
  private boolean number;

  PlainWords(GateWords words) {
    this.words = words;
  }

  boolean isPath(byte[] newText, int from, int end) {
    text = newText;
    to = end;
    byte[] t = newText;
    int at = from;
    int segment = GateWords.seed();
    int parent = segment;
    boolean single = true;
    boolean word = false;
    while (at < end) {
      int b = t[at];
      if (FOLDED[b & 0xff] != 0) {
        int start = at;
        at = word(start);
        if (at < 0 || (!number && words.mayOpenPath(hash))) {
          return false;
        }
        segment = single && t[start] > '9' ? hash : extended(segment, start, at);
        single = false;
        word = true;
      } else if (b == '/' && (word || at == from)) {
        if (word && mayOpenPath(parent, segment)) {
          return false;
        }
        parent = segment;
        segment = GateWords.seed();
        single = true;
        word = false;
        at++;
      } else if (b == '-' || (b == '.' && word)) {
        segment = GateWords.next(segment, b);
        single = false;
        word = false;
        at++;
      } else {
        return false;
      }
    }
    return !mayOpenPath(parent, segment);
  }

  private boolean mayOpenPath(int parent, int segment) {
    return words.mayOpenPath(segment) || words.mayOpenPath(GateWords.pair(parent, segment));
  }

  boolean isQuery(byte[] newText, int from, int end) {
    text = newText;
    to = end;
    int at = from;
    int value = from;
    boolean signed = false;
    boolean word = false;
    while (at < end) {
      int b = newText[at];
      if (FOLDED[b & 0xff] != 0) {
        at = word(at);
        if (at < 0 || (!number && words.mayOpenQuery(hash))) {
          return false;
        }
        word = true;
        continue;
      }
      boolean sign = b == '=' && !signed;
      boolean next = b == '&' && signed && at - value <= LONGEST_VALUE;
      if (!(b == '-' || (word && (b == '.' || sign || next)))) {
        return false;
      }
      if (sign || next) {
        signed = sign;
        value = at + 1;
      }
      word = false;
      at++;
    }
    return end - value <= LONGEST_VALUE;
  }

  /**
   * Reads a word as the gate does, without the digits that it begins with, and returns where it
   * ends; -1 if it is none to vouch for.
   */
  private int word(int start) {
    byte[] t = text;
    int end = to;
    int at = start;
    int h = GateWords.seed();
    int folded = FOLDED[t[at] & 0xff];
    if (folded <= '9') {
      do {
        h = GateWords.next(h, folded);
        folded = ++at < end ? FOLDED[t[at] & 0xff] : 0;
      } while (folded != 0 && folded <= '9');
      if (at - start > LONGEST_NUMBER || (t[start] == '0' && folded == 'x')) {
        return -1;
      }
      if (folded == 0) {
        hash = h;
        number = at - start > words.longestNumber();
        return at;
      }
      h = GateWords.seed();
    }
    number = false;
    int all = -1;
    do {
      all &= folded;
      h = GateWords.next(h, folded);
      folded = ++at < end ? FOLDED[t[at] & 0xff] : 0;
    } while (folded != 0);
    hash = h;
    return (all & ' ') == 0 && hasTwoUnderscores(t, start, at) ? -1 : at;
  }

  /** Of all characters of words, only the underscore lacks the bit of the blank. */
  private static boolean hasTwoUnderscores(byte[] t, int from, int end) {
    for (int i = from + 1; i < end; i++) {
      if (t[i] == '_' && t[i - 1] == '_') {
        return true;
      }
    }
    return false;
  }

  private int extended(int before, int from, int end) {
    int h = before;
    for (int i = from; i < end; i++) {
      h = GateWords.next(h, FOLDED[text[i] & 0xff]);
    }
    return h;
  }
}
