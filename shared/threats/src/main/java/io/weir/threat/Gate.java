package io.weir.threat;

import io.weir.log.Escaping;
import io.weir.log.Slice;
import io.weir.threat.decode.Decoder;
import io.weir.threat.decode.Utf7;
import io.weir.threat.rule.Triggers.When;
import io.weir.threat.text.Bytes;

/**
 * Decides in one pass over the bytes, decoding on the way, whether a path or a query deserves a
 * look. It may send harmless ones on, but never holds back what a rule would report at the default
 * confidence: every rule needs a byte or a word that is odd here, and a test and the fuzzer compare
 * the answers with and without the gate.
 */
final class Gate {
  private static final long GET = Slice.word("GET");
  private static final long POST = Slice.word("POST");
  private static final long HEAD = Slice.word("HEAD");
  private static final byte[] KINDS = GateBytes.kinds();
  private static final byte[] FOLDED = GateBytes.folded();

  private static final GateWords WORDS = new GateWords(Rules.ALL);
  private static final int WEB = GateWords.hash("http");
  private static final int SECURE = GateWords.hash("https");

  private final PlainWords plainWords = new PlainWords(WORDS);
  private byte[] bytes = new byte[0];
  private int at;
  private int end;
  private int value;
  private boolean encoded;
  private boolean address;

  boolean method(Slice method) {
    long word = method.word();
    return !(method.isAbsent() || word == GET || word == POST || word == HEAD);
  }

  boolean path(Slice path, Escaping escaping) {
    return odd(path, escaping, true);
  }

  boolean query(Slice query, Escaping escaping) {
    return odd(query, escaping, false);
  }

  private boolean odd(Slice slice, Escaping escaping, boolean path) {
    int from = slice.offset();
    int length = slice.length();
    int tail = Excerpts.tail(length);
    return open(slice.array(), from, from + Excerpts.head(length), escaping, path)
        || (tail < length && open(slice.array(), from + tail, from + length, escaping, path));
  }

  /** CloudFront has encoded percent signs once more: that is undone first. */
  private boolean open(byte[] array, int from, int to, Escaping escaping, boolean path) {
    if (path ? plainWords.isPath(array, from, to) : plainWords.isQuery(array, from, to)) {
      return false;
    }
    bytes = array;
    at = from;
    end = to;
    boolean escaped = escaping == Escaping.PERCENT && GateBytes.hasPercent(array, from, to);
    if (escaped) {
      bytes = Decoder.unescape(array, from, to - from, escaping);
      at = 0;
      end = bytes.length;
    }
    return odd(path);
  }

  /** Reads the next byte, percent-decoded once. */
  private int next() {
    int b = bytes[at++];
    encoded = false;
    if (b == '%' && at + 1 < end) {
      int high = Bytes.hex(bytes[at]);
      int low = Bytes.hex(bytes[at + 1]);
      if (high >= 0 && low >= 0) {
        at += 2;
        encoded = true;
        return high << 4 | low;
      }
    }
    return b & 0xff;
  }

  private boolean odd(boolean path) {
    int hash = GateWords.seed();
    int segment = hash;
    int parent = hash;
    int length = 0;
    int before = path ? 0 : '&';
    boolean signed = path;
    boolean included = false;
    boolean spaced = false;
    boolean digits = false;
    value = at;
    address = false;
    while (at < end) {
      int raw = bytes[at] & 0xff;
      if (FOLDED[raw] != 0 && !digits && !(length == 0 && Bytes.isDigit(raw))) {
        int previous = 0;
        int start = at;
        int folded = FOLDED[raw];
        while (folded != 0) {
          if (folded == '_' && previous == '_') {
            return true;
          }
          previous = folded;
          hash = GateWords.next(hash, folded);
          segment = path ? GateWords.next(segment, folded) : segment;
          at++;
          folded = at < end ? FOLDED[bytes[at] & 0xff] : 0;
        }
        length += at - start;
        continue;
      }
      boolean simple = KINDS[raw] == GateBytes.WORD;
      int b = simple ? raw : next();
      at += simple ? 1 : 0;
      byte kind = KINDS[b];
      int folded = b >= 'A' && b <= 'Z' ? b + 32 : b;
      if (kind == GateBytes.WORD) {
        if (length == 0 && b == '0' && at < end && (bytes[at] | 0x20) == 'x') {
          return true;
        }
        if (length > 0 && digits && !Bytes.isDigit(b)) {
          hash = GateWords.seed();
        }
        digits = (length == 0 || digits) && Bytes.isDigit(b);
        if (digits && length > 11 && before == '.' && !path) {
          return true;
        }
        if (b == '_' && length > 0 && at - 2 >= 0 && bytes[at - 2] == '_') {
          return true;
        }
        hash = GateWords.next(hash, folded);
        segment = path ? GateWords.next(segment, folded) : segment;
        length++;
        continue;
      }
      if (kind == GateBytes.ODD || (!signed && b != '=' && b != '&' && "-.:".indexOf(b) < 0)) {
        return true;
      }
      if (length > 0 && WORDS.isOdd(hash, before, b, spaced, path)) {
        return true;
      }
      if (path && b == '/') {
        if (isSegment(parent, segment)) {
          return true;
        }
        parent = segment;
      }
      boolean blank = b == ' ' || b == '+';
      if (blank && length > 0 && digitNext() && WORDS.is(When.NUMBERED, hash)) {
        return true;
      }
      if (b == '=' && !signed && !encoded) {
        signed = true;
        included = WORDS.is(When.NAME, hash);
        value = at;
      } else if (kind == GateBytes.SPECIAL && special(b, before, length, hash, included, path)) {
        return true;
      } else if (b == '/' && before == '/' && length == 0 && (path || !address)) {
        return true;
      }
      if (b == '/' && before == '.' && digits && length > 0 && !path) {
        return true;
      }
      if (b == '&' && (encoded || path || before == '&')) {
        return true;
      }
      if (b == '?' && (path || pathAfter())) {
        return true;
      }
      if (b == '&') {
        if (!path && Decoder.looksEncoded(bytes, value, at - 1)) {
          return true;
        }
        signed = path;
        included = false;
        address = false;
        value = at;
      }
      segment = b == '/' ? GateWords.seed() : GateWords.next(segment, folded);
      spaced = blank;
      hash = GateWords.seed();
      length = 0;
      before = b;
    }
    return (length > 0 && WORDS.isOdd(hash, before, 0, spaced, path))
        || (path && isSegment(parent, segment))
        || (!path && Decoder.looksEncoded(bytes, value, end));
  }

  private static boolean isSegment(int parent, int segment) {
    return WORDS.is(When.SEGMENT, segment)
        || WORDS.is(When.SEGMENTS, GateWords.pair(parent, segment));
  }

  /** Returns whether a path goes on behind the question mark: then it may be a wildcard. */
  private boolean pathAfter() {
    for (int i = at; i < end && i < at + 48 && bytes[i] != '&' && bytes[i] != '='; i++) {
      int b = bytes[i] == '%' ? decoded(i) : bytes[i];
      boolean slash = b == '/' || b == '?' || b == '*' || b == '[' || b == '%';
      if (b == '=') {
        return false;
      }
      if (slash) {
        return true;
      }
    }
    return false;
  }

  /** Returns the byte that is percent-encoded here; a percent sign if none is. */
  private int decoded(int index) {
    int high = index + 2 < end ? Bytes.hex(bytes[index + 1]) : -1;
    int low = high < 0 ? -1 : Bytes.hex(bytes[index + 2]);
    return low < 0 ? '%' : high << 4 | low;
  }

  private boolean digitNext() {
    int i = at;
    while (i < end && (bytes[i] == '+' || bytes[i] == ' ')) {
      i++;
    }
    boolean escape = i + 2 < end && bytes[i] == '%';
    return escape || (i < end && (Bytes.isDigit(bytes[i]) || bytes[i] == '.'));
  }

  private boolean special(int b, int before, int length, int hash, boolean included, boolean path) {
    return switch (b) {
      case '.' ->
          length == 0
              && (before == '.'
                  || before == '/'
                  || before == '='
                  || before == 0
                  || before == '&'
                  || before == ' '
                  || before == '+');
      case '=' -> !address && !closing();
      case ':' -> colon(length, hash, included, path);
      case '%' -> true;
      case '@' -> length == 0 && (before == '@' || before == ' ' || before == '+');
      case '+', ' ' -> Utf7.follows(bytes, at, end);
      default -> wide(b);
    };
  }

  /** Returns whether only padding follows until the value ends. */
  private boolean closing() {
    int i = at;
    while (i < end
        && (bytes[i] == '='
            || (bytes[i] == '%'
                && i + 2 < end
                && bytes[i + 1] == '3'
                && (bytes[i + 2] | 0x20) == 'd'))) {
      i += bytes[i] == '=' ? 1 : 3;
    }
    return i == end || bytes[i] == '&';
  }

  /** The address of a page on another site is ordinary; other addresses are not. */
  private boolean colon(int length, int hash, boolean included, boolean path) {
    if (length > 0 && WORDS.is(When.SCHEME, hash)) {
      return true;
    }
    int mark = at;
    int first = at < end ? next() : 0;
    if (first != '/' && first != ':' && first != '\\') {
      at = mark;
      return hash == WEB || hash == SECURE;
    }
    int second = at < end ? next() : 0;
    int third = at < end ? next() : 0;
    at = mark;
    boolean host = second == '/' && Bytes.isLetter(third);
    address = true;
    return path || !host || included || !(hash == WEB || hash == SECURE) || user();
  }

  /** Returns whether a name stands before the host. */
  private boolean user() {
    for (int i = at; i < end && bytes[i] != '&'; i++) {
      int b = bytes[i] == '%' ? decoded(i) : bytes[i];
      if (b == '@' || b == '\\') {
        return true;
      }
    }
    return false;
  }

  /** Returns whether the sequence that begins so may be a look-alike or malformed. */
  private boolean wide(int lead) {
    int mark = at;
    int second = at < end ? next() : 0;
    int third = at < end ? next() : 0;
    at = mark;
    return GateBytes.mayFold(lead, second, third);
  }
}
