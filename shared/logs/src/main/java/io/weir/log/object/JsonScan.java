package io.weir.log.object;

import io.weir.log.value.Bytes;

/**
 * Looks for the end of a JSON object by its brackets and texts alone, and goes on where it stopped
 * when more bytes are there. It notices what cannot be right, so that one broken record does not
 * take those behind it along: a line end within a text, an object that begins where none may, a
 * bracket that closes another one.
 */
final class JsonScan {
  /** What was found. */
  enum End {
    /** More bytes are needed. */
    NONE,
    /** The object ends behind the place. */
    CLOSED,
    /** The object is broken; another one may begin at the place or behind it. */
    BROKEN,
    /** The object is an envelope: its records begin at the place. */
    ENVELOPE
  }

  /** Members under which deliveries put their lists of records. */
  private static final String[] LISTS = {"\"records\"", "\"entries\""};

  /** Deeper brackets are counted and not told apart. */
  private static final int TOLD_APART = 62;

  private int scanned;
  private int depth;
  private long lists;
  private boolean inText;
  private boolean escaped;
  private int previous;
  private int textStart;
  private int textEnd;

  /** Starts at the opening brace of an object. */
  void begin() {
    scanned = 0;
    depth = 0;
    lists = 0;
    inText = false;
    escaped = false;
    previous = ':';
    textStart = 0;
    textEnd = 0;
  }

  /** Starts within an object, behind one of its members. */
  void beginWithin() {
    begin();
    depth = 1;
    previous = ']';
  }

  /** Returns how far it has come from where the object begins. */
  int scanned() {
    return scanned;
  }

  /** Forgets the bytes before the place, which are dropped: it is behind them now. */
  void drop(int count) {
    scanned -= count;
    textStart = 0;
    textEnd = 0;
  }

  /** Goes on to the limit; the object begins at the start, as before. */
  End scan(byte[] bytes, int start, int limit) {
    int at = start + scanned;
    while (at < limit) {
      if (inText) {
        int stop = textStop(bytes, at, limit);
        if (stop == limit) {
          at = limit;
        } else if (bytes[stop] == '\n') {
          scanned = stop - start;
          return End.BROKEN;
        } else {
          at = stop + 1;
          textEnd = at - start;
        }
        continue;
      }
      byte letter = bytes[at];
      if (letter > ' ') {
        End end = take(letter, bytes, start, at);
        if (end != End.NONE) {
          scanned = at - start + (end == End.BROKEN ? 0 : 1);
          return end;
        }
        previous = letter;
      }
      at++;
    }
    scanned = at - start;
    return End.NONE;
  }

  /** Returns where the text ends: at a quote, at a line end, or at the limit. */
  private int textStop(byte[] bytes, int from, int limit) {
    int at = from;
    while (at < limit) {
      byte letter = bytes[at];
      if (escaped) {
        escaped = false;
      } else if (letter == '\\') {
        escaped = true;
      } else if (letter == '"') {
        inText = false;
        return at;
      }
      if (letter == '\n') {
        return at;
      }
      at++;
    }
    return limit;
  }

  private End take(byte letter, byte[] bytes, int start, int at) {
    switch (letter) {
      case '"' -> {
        inText = true;
        textStart = at - start;
      }
      case '{' -> {
        boolean allowed = previous == ':' || (isList() && (previous == '[' || previous == ','));
        if (!allowed && depth < TOLD_APART) {
          return End.BROKEN;
        }
        open(false);
      }
      case '[' -> {
        if (depth == 1 && !isList() && previous == ':' && isListOfRecords(bytes, start)) {
          return End.ENVELOPE;
        }
        open(true);
      }
      case '}', ']' -> {
        if (depth < TOLD_APART && isList() != (letter == ']')) {
          return End.BROKEN;
        }
        depth--;
        return depth == 0 ? End.CLOSED : End.NONE;
      }
      default -> {}
    }
    return End.NONE;
  }

  private boolean isListOfRecords(byte[] bytes, int start) {
    for (String list : LISTS) {
      if (textEnd - textStart == list.length()
          && Bytes.matches(bytes, start + textStart, start + textEnd, list)) {
        return true;
      }
    }
    return false;
  }

  private boolean isList() {
    return depth > 0 && depth < TOLD_APART && (lists >>> depth & 1) != 0;
  }

  private void open(boolean list) {
    depth++;
    if (depth < TOLD_APART) {
      lists = list ? lists | 1L << depth : lists & ~(1L << depth);
    }
  }
}
