package io.weir.log.gzip;

import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * Finds the symbol of a prefix code by the next bits of the stream: RFC 1951, section 3.2.2. The
 * first bits, lowest first, are an index of {@link #entries}; a code that is longer goes on in a
 * smaller table behind them.
 *
 * <p>An entry is one of
 *
 * <ul>
 *   <li>one or two literals: {@link #LITERAL}, how many in bits 24 and 25, themselves in bits 8 to
 *       23, and in the low 6 bits how many bits of the stream they take;
 *   <li>a length or a distance: its base from bit 16 on, the length of the code in bits 8 to 12,
 *       and in the low 6 bits that and the number of extra bits together;
 *   <li>{@link #ODD} with {@link #END}: the end of the block, its code's length in the low 6 bits;
 *   <li>{@link #ODD} with {@link #INVALID}: no code;
 *   <li>{@link #ODD} alone: a smaller table begins at the index that stands from bit 16 on, and the
 *       low 6 bits tell how many more bits it takes.
 * </ul>
 *
 * <p>The low 6 bits are such that an entry can be the distance of a shift as it is.
 */
final class CodeTable {
  static final int LITERAL = 1 << 31;
  static final int ODD = 1 << 6;
  static final int END = 1 << 7;
  static final int INVALID = 1 << 8;

  /** The longest code. */
  static final int MAX_BITS = 15;

  private static final int TWO = 2 << 24;
  private static final int END_OF_BLOCK = 256;

  final int[] entries;

  private final int rootBits;
  private final int[] symbols;
  private final int[] counts = new int[MAX_BITS + 1];
  private final int[] starts = new int[MAX_BITS + 1];
  private final int[] sorted;
  private int free;

  private CodeTable(int rootBits, int room, int[] symbols) {
    this.rootBits = rootBits;
    this.symbols = symbols;
    this.entries = new int[room];
    this.sorted = new int[symbols.length];
  }

  /**
   * Returns a table for literals, the end of a block and lengths. That no code needs more entries
   * than this is shown by {@code enough.c} of zlib, for 288 symbols, 10 and 15 bits.
   */
  static CodeTable ofLiterals(int rootBits) {
    int[] symbols = new int[288];
    for (int i = 0; i < END_OF_BLOCK; i++) {
      symbols[i] = LITERAL | 1 << 24 | i << 8;
    }
    symbols[END_OF_BLOCK] = ODD | END;
    int base = 3;
    for (int i = 0; i < 28; i++) {
      int extra = i < 8 ? 0 : (i >> 2) - 1;
      symbols[END_OF_BLOCK + 1 + i] = base << 16 | extra;
      base += 1 << extra;
    }
    symbols[285] = 258 << 16;
    symbols[286] = ODD | INVALID;
    symbols[287] = ODD | INVALID;
    return new CodeTable(rootBits, (1 << rootBits) + 512, symbols);
  }

  /** Returns a table for distances; see {@link #ofLiterals} for its size, here 32, 8 and 15. */
  static CodeTable ofDistances(int rootBits) {
    int[] symbols = new int[32];
    int base = 1;
    for (int i = 0; i < 30; i++) {
      int extra = i < 4 ? 0 : (i >> 1) - 1;
      symbols[i] = base << 16 | extra;
      base += 1 << extra;
    }
    symbols[30] = ODD | INVALID;
    symbols[31] = ODD | INVALID;
    return new CodeTable(rootBits, (1 << rootBits) + 256, symbols);
  }

  /** Returns a table for the lengths of codes, whose symbols stand where lengths have the base. */
  static CodeTable ofCodeLengths() {
    int[] symbols = new int[19];
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] = i << 16;
    }
    return new CodeTable(7, 1 << 7, symbols);
  }

  /**
   * Takes the code that gives the symbols these lengths.
   *
   * @param mayBeIncomplete whether a code of one bit may have a single symbol, or none
   */
  void build(byte[] lengths, int from, int number, boolean mayBeIncomplete) throws ZipException {
    int longest = sort(lengths, from, number);
    int unused = 1;
    for (int length = 1; length <= MAX_BITS; length++) {
      unused = (unused << 1) - counts[length];
      if (unused < 0) {
        throw new ZipException("more codes than there can be");
      }
    }
    if (unused > 0) {
      if (!mayBeIncomplete || longest > 1) {
        throw new ZipException("codes are missing");
      }
      Arrays.fill(entries, 0, 2, ODD | INVALID);
    }
    int code = fillRoot();
    if (longest > rootBits) {
      fillBehind(code, longest);
    }
  }

  /** Sorts the symbols by length and value, and returns the length of the longest code. */
  private int sort(byte[] lengths, int from, int number) {
    Arrays.fill(counts, 0);
    for (int i = 0; i < number; i++) {
      counts[lengths[from + i]]++;
    }
    counts[0] = 0;
    int start = 0;
    int longest = 0;
    for (int length = 1; length <= MAX_BITS; length++) {
      starts[length] = start;
      start += counts[length];
      longest = counts[length] > 0 ? length : longest;
    }
    for (int i = 0; i < number; i++) {
      int length = lengths[from + i];
      if (length > 0) {
        sorted[starts[length]++] = i;
      }
    }
    return longest;
  }

  /**
   * Fills the first entries, for each bit more twice as many, and returns the first code that is
   * too long for them. Codes are turned round, as their first bit is the lowest of the index.
   */
  private int fillRoot() {
    int code = 0;
    int next = 0;
    for (int length = 1; length <= rootBits; length++) {
      if (length > 1) {
        int half = 1 << (length - 1);
        System.arraycopy(entries, 0, entries, half, half);
      }
      for (int i = counts[length]; i > 0; i--) {
        entries[code] = entry(sorted[next++], length);
        code = successor(code, length);
      }
    }
    free = 1 << rootBits;
    return code;
  }

  private void fillBehind(int first, int longest) {
    int code = first;
    int root = -1;
    int bits = 0;
    for (int length = rootBits + 1; length <= longest; length++) {
      int next = starts[length] - counts[length];
      for (int left = counts[length]; left > 0; left--) {
        if ((code & (1 << rootBits) - 1) != root) {
          root = code & (1 << rootBits) - 1;
          bits = bitsBehind(length, left);
          entries[root] = ODD | free << 16 | bits;
          free += 1 << bits;
        }
        int entry = entry(sorted[next++], length);
        int start = entries[root] >>> 16;
        for (int i = code >>> rootBits; i < 1 << bits; i += 1 << (length - rootBits)) {
          entries[start + i] = entry;
        }
        code = successor(code, length);
      }
    }
  }

  /** A smaller table has room for all codes with the same beginning. */
  private int bitsBehind(int shortest, int left) {
    int length = shortest;
    int unused = (1 << (length - rootBits)) - left;
    while (unused > 0 && length < MAX_BITS) {
      length++;
      unused = (unused << 1) - counts[length];
    }
    return length - rootBits;
  }

  private int entry(int symbol, int length) {
    int what = symbols[symbol];
    return (what & (LITERAL | ODD)) != 0 ? what | length : what + length | length << 8;
  }

  /** Returns the code behind this one, both of them turned round. */
  private static int successor(int code, int length) {
    int flip = Integer.highestOneBit(~code & (1 << length) - 1);
    return (code & (flip - 1)) | flip;
  }

  /** Makes entries of two literals where the bits suffice. */
  void pair() {
    for (int i = (1 << rootBits) - 1; i >= 0; i--) {
      pair(i);
    }
  }

  /** The second one stands further in front, where nothing is paired yet. */
  private void pair(int index) {
    int first = entries[index];
    int bits = first & 63;
    if (first < 0 && bits < rootBits) {
      int second = entries[index >>> bits];
      if (second < 0 && bits + (second & 63) <= rootBits) {
        int both = (first & 0xff00) | (second & 0xff00) << 8;
        entries[index] = LITERAL | TWO | both | bits + (second & 63);
      }
    }
  }
}
