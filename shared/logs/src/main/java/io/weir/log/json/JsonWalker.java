package io.weir.log.json;

import io.weir.log.value.Bytes;
import io.weir.log.value.NameTable;
import java.util.Arrays;

/**
 * Walks over one JSON value and hands every text, number and truth value in it to a sink, with the
 * names that lead to it. It checks the grammar as far as it needs to find the values; escapes in
 * texts are undone, broken ones are left as they stand. Never throws.
 */
final class JsonWalker {
  /** Takes the values of a record. */
  interface Sink {
    /**
     * Takes one value.
     *
     * @param name the hash of the names that lead here, by {@link NameTable}; values in a list have
     *     the name of the list
     */
    void value(long name, byte[] bytes, int start, int end);
  }

  private static final int MAX_DEPTH = 32;

  private final Sink sink;
  private final long embedded;
  private byte[] bytes = {};
  private int at;
  private int limit;
  private byte[] arena = new byte[4096];
  private int arenaUsed;

  /**
   * Creates one.
   *
   * @param embedded the hash of a name whose value may be an object written as text; 0 for none
   */
  JsonWalker(Sink sink, long embedded) {
    this.sink = sink;
    this.embedded = embedded;
  }

  /** Walks over the value in {@code [start, end)}; false when that is not one JSON value. */
  boolean walk(byte[] newBytes, int start, int end) {
    bytes = newBytes;
    at = start;
    limit = end;
    arenaUsed = 0;
    skipSpace();
    if (!value(0, 0)) {
      return false;
    }
    skipSpace();
    return at == limit;
  }

  private boolean value(long name, int depth) {
    if (at >= limit || depth > MAX_DEPTH) {
      return false;
    }
    return switch (bytes[at]) {
      case '{' -> object(name, depth);
      case '[' -> list(name, depth);
      case '"' -> text(name, depth);
      default -> word(name);
    };
  }

  private boolean object(long name, int depth) {
    at++;
    skipSpace();
    if (take('}')) {
      return true;
    }
    while (at < limit && bytes[at] == '"') {
      int start = at + 1;
      int end = stringEnd(start);
      if (end >= limit) {
        return false;
      }
      long prefix = name == 0 ? 0 : NameTable.extend(name, DOT, 0, 1);
      long member = NameTable.extend(prefix, bytes, start, end);
      at = end + 1;
      skipSpace();
      if (!take(':')) {
        return false;
      }
      skipSpace();
      if (!value(member, depth + 1)) {
        return false;
      }
      skipSpace();
      if (take('}')) {
        return true;
      }
      if (!take(',')) {
        return false;
      }
      skipSpace();
    }
    return false;
  }

  private static final byte[] DOT = {'.'};

  private boolean list(long name, int depth) {
    at++;
    skipSpace();
    if (take(']')) {
      return true;
    }
    while (value(name, depth + 1)) {
      skipSpace();
      if (take(']')) {
        return true;
      }
      if (!take(',')) {
        return false;
      }
      skipSpace();
    }
    return false;
  }

  private boolean text(long name, int depth) {
    int start = at + 1;
    int end = stringEnd(start);
    if (end >= limit) {
      return false;
    }
    at = end + 1;
    if (Bytes.find(bytes, start, end, '\\') == end) {
      give(name, bytes, start, end, depth);
    } else {
      int from = arenaUsed;
      unescape(start, end);
      give(name, arena, from, arenaUsed, depth);
    }
    return true;
  }

  private void give(long name, byte[] text, int start, int end, int depth) {
    if (embedded == 0 || name != embedded || end == start || text[start] != '{') {
      sink.value(name, text, start, end);
      return;
    }
    byte[] outer = bytes;
    int outerAt = at;
    int outerLimit = limit;
    bytes = text;
    at = start;
    limit = end;
    value(name, depth + 1);
    bytes = outer;
    at = outerAt;
    limit = outerLimit;
  }

  /** Numbers, true, false and null; null is left out. */
  private boolean word(long name) {
    int start = at;
    while (at < limit && isWordLetter(bytes[at])) {
      at++;
    }
    if (at == start) {
      return false;
    }
    if (bytes[start] >= 'a') {
      if (Bytes.matches(bytes, start, at, "null") && at - start == 4) {
        return true;
      }
      boolean truth =
          (at - start == 4 && Bytes.matches(bytes, start, at, "true"))
              || (at - start == 5 && Bytes.matches(bytes, start, at, "false"));
      if (!truth) {
        return false;
      }
    }
    sink.value(name, bytes, start, at);
    return true;
  }

  private static boolean isWordLetter(byte letter) {
    return (letter >= '0' && letter <= '9')
        || (letter >= 'a' && letter <= 'z')
        || letter == '-'
        || letter == '+'
        || letter == '.'
        || letter == 'E';
  }

  private int stringEnd(int start) {
    int end = Bytes.find(bytes, start, limit, '"');
    while (end < limit) {
      int backslash = end;
      while (backslash > start && bytes[backslash - 1] == '\\') {
        backslash--;
      }
      if (((end - backslash) & 1) == 0) {
        return end;
      }
      end = Bytes.find(bytes, end + 1, limit, '"');
    }
    return limit;
  }

  private void unescape(int start, int end) {
    if (arenaUsed + (end - start) + Bytes.SLACK > arena.length) {
      arena = Arrays.copyOf(arena, 2 * arena.length + end - start);
    }
    int next = start;
    while (next < end) {
      byte letter = bytes[next++];
      if (letter != '\\' || next >= end) {
        arena[arenaUsed++] = letter;
      } else if (bytes[next] == 'u') {
        next = unescapeUnicode(next, end) + 1;
      } else {
        arena[arenaUsed++] = plain(bytes[next++]);
      }
    }
  }

  private static byte plain(byte escape) {
    return switch (escape) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      default -> escape;
    };
  }

  /** Returns the place of the last letter used; a broken escape stays as it is. */
  private int unescapeUnicode(int u, int end) {
    int point = hex4(u + 1, end);
    if (point < 0) {
      arena[arenaUsed++] = '\\';
      arena[arenaUsed++] = 'u';
      return u;
    }
    int last = u + 4;
    if (Character.isHighSurrogate((char) point)
        && last + 2 < end
        && bytes[last + 1] == '\\'
        && bytes[last + 2] == 'u') {
      int low = hex4(last + 3, end);
      if (low >= 0 && Character.isLowSurrogate((char) low)) {
        writeUtf8(Character.toCodePoint((char) point, (char) low));
        return last + 6;
      }
    }
    writeUtf8(Character.isSurrogate((char) point) ? '?' : point);
    return last;
  }

  private int hex4(int from, int end) {
    if (from + 4 > end) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = Character.digit(bytes[i], 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private void writeUtf8(int point) {
    if (point < 0x80) {
      arena[arenaUsed++] = (byte) point;
    } else if (point < 0x800) {
      arena[arenaUsed++] = (byte) (0xc0 | point >>> 6);
      arena[arenaUsed++] = (byte) (0x80 | (point & 63));
    } else if (point < 0x10000) {
      arena[arenaUsed++] = (byte) (0xe0 | point >>> 12);
      arena[arenaUsed++] = (byte) (0x80 | (point >>> 6 & 63));
      arena[arenaUsed++] = (byte) (0x80 | (point & 63));
    } else {
      arena[arenaUsed++] = (byte) (0xf0 | point >>> 18);
      arena[arenaUsed++] = (byte) (0x80 | (point >>> 12 & 63));
      arena[arenaUsed++] = (byte) (0x80 | (point >>> 6 & 63));
      arena[arenaUsed++] = (byte) (0x80 | (point & 63));
    }
  }

  private boolean take(char wanted) {
    if (at < limit && bytes[at] == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private void skipSpace() {
    while (at < limit
        && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
      at++;
    }
  }
}
