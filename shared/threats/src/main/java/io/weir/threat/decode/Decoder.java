package io.weir.threat.decode;

import io.weir.log.Escaping;
import io.weir.threat.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes layers of encoding off a field, outermost first: what the log added, then percent-encoding,
 * then percent-encoding, HTML entities, script escapes and UTF-7 for as long as they change
 * anything, at most {@value #ROUNDS} rounds. No step makes a text longer, so the work is bounded by
 * its length.
 */
public final class Decoder {
  private static final int ROUNDS = 5;

  private Decoder() {}

  /** Returns the bytes with the log's own escaping undone. */
  public static byte[] unescape(byte[] bytes, int offset, int length, Escaping escaping) {
    byte[] out = Arrays.copyOfRange(bytes, offset, offset + length);
    if (escaping == Escaping.BACKSLASH_HEX) {
      return Arrays.copyOf(out, ScriptEscapes.decodeHex(out, out.length));
    }
    return escaping == Escaping.PERCENT
        ? Arrays.copyOf(out, PercentEncoding.decode(out, out.length))
        : out;
  }

  /**
   * Returns the views of the text worth looking at: as the application gets it, and, if there is
   * more to take off, with every layer gone.
   *
   * @param plusIsBlank whether a plus sign stands for a blank, as it does in a query
   */
  public static List<Text> views(byte[] bytes, int from, int to, boolean plusIsBlank) {
    byte[] work = Arrays.copyOfRange(bytes, from, to);
    if (plusIsBlank) {
      for (int i = 0; i < work.length; i++) {
        work[i] = work[i] == '+' ? (byte) ' ' : work[i];
      }
    }
    if (!mayBeEncoded(work)) {
      return List.of(new Text(work, work.length, 0));
    }
    int length = Folding.fold(work, PercentEncoding.decode(work, work.length));
    int layers = length < work.length ? 1 : 0;
    List<Text> views = new ArrayList<>(2);
    views.add(new Text(Arrays.copyOf(work, length), length, layers));
    int before = length;
    for (int round = 1; round < ROUNDS; round++) {
      int next = Folding.fold(work, round(work, length));
      if (next == length) {
        break;
      }
      length = next;
      layers++;
    }
    if (length != before) {
      views.add(new Text(work, length, layers));
    }
    return views;
  }

  /**
   * Returns whether the bytes may be Base64 of ASCII text: long enough, of nothing but its
   * alphabet, and readable where they begin. Hashes, numbers and words are not.
   */
  public static boolean looksEncoded(byte[] bytes, int from, int to) {
    return Base64Text.looksEncoded(bytes, from, to);
  }

  /**
   * Returns the views of the text that the bytes are the Base64 of; none if they are of none. For a
   * serialised object it is the name of its format.
   */
  public static List<Text> base64(byte[] bytes, int from, int to) {
    if (!looksEncoded(bytes, from, to)) {
      return List.of();
    }
    if (Base64Text.serialized(bytes, from)) {
      return List.of(Text.of(Base64Text.kind(bytes, from)));
    }
    byte[] work = Arrays.copyOfRange(bytes, from, to);
    byte[] out = new byte[work.length];
    int length = Base64Text.decode(work, 0, PercentEncoding.decode(work, work.length), out);
    for (int i = 0; i < length; i++) {
      if (!Base64Text.isText(out[i])) {
        return List.of();
      }
    }
    return length <= 0 ? List.of() : views(out, 0, length, false);
  }

  /** Returns whether there is a byte that any of the layers begins with; mostly there is none. */
  private static boolean mayBeEncoded(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b == '%' || b == '&' || b == '\\' || b < 0 || Utf7.isAt(bytes, i, bytes.length)) {
        return true;
      }
    }
    return false;
  }

  private static int round(byte[] work, int length) {
    int next = PercentEncoding.decode(work, length);
    next = HtmlEntities.decode(work, next);
    next = ScriptEscapes.decode(work, next);
    return Utf7.decode(work, next);
  }
}
