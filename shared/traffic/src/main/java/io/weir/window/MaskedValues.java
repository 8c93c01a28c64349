package io.weir.window;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.weir.sketch.TopCounter;
import io.weir.threat.Masking;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Masks what opens a door in the values of a top list, before they are stored anywhere: tokens,
 * session ids, the names of e-mail addresses. Values that are the same then are counted as one, so
 * that the parts of an object and its whole are masked to the same.
 */
final class MaskedValues {
  /** {@link Masking} takes nothing that is shorter for a token. */
  private static final int SHORTEST_TOKEN = 16;

  private MaskedValues() {}

  /** Returns the list with its values masked; the same list if nothing is to be masked. */
  static TopCounter of(TopCounter top, Dimension dimension) {
    List<TopCounter.Entry> entries = top.entries();
    boolean mayHide = false;
    for (TopCounter.Entry entry : entries) {
      mayHide |= mayHide(entry.value());
    }
    return mayHide ? masked(top, entries, dimension) : top;
  }

  private static TopCounter masked(
      TopCounter top, List<TopCounter.Entry> entries, Dimension dimension) {
    boolean any = false;
    Map<String, long[]> masked = new TreeMap<>();
    for (TopCounter.Entry entry : entries) {
      // Byte for byte, as a value may be cut within a character.
      String value = new String(entry.value(), ISO_8859_1);
      String shown = mayHide(entry.value()) ? masked(value, dimension) : value;
      any |= !shown.equals(value);
      long[] sums = masked.computeIfAbsent(shown, none -> new long[2]);
      sums[0] += entry.count();
      sums[1] += entry.error();
    }
    if (!any) {
      return top;
    }
    TopCounter result = new TopCounter(dimension.capacity());
    masked.forEach((value, sums) -> result.restore(value.getBytes(ISO_8859_1), sums[0], sums[1]));
    result.restoreFloor(top.floor());
    return result;
  }

  private static String masked(String value, Dimension dimension) {
    return dimension == Dimension.USER_AGENT ? Masking.agent(value) : Masking.path(value);
  }

  /** Returns whether the masks have to be asked: most values have neither of what they look for. */
  private static boolean mayHide(byte[] value) {
    int run = 0;
    boolean digit = false;
    for (byte b : value) {
      if (b == '@' || b == ';' || b == '%') {
        return true;
      }
      boolean separates = b == '/' || b == '=' || b == ',' || b == ':';
      run = separates ? 0 : run + 1;
      digit = !separates && (digit || (b >= '0' && b <= '9'));
      if (digit && run >= SHORTEST_TOKEN) {
        return true;
      }
    }
    return false;
  }
}
