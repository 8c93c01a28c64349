package io.weir.threat;

import io.weir.log.Escaping;
import io.weir.log.Slice;
import io.weir.threat.decode.Decoder;
import java.util.Arrays;
import java.util.List;

/**
 * The bytes of a field that are looked at. A field that is longer than clients make them is looked
 * at from both ends, because what is hidden behind padding ends the field or begins it, and a piece
 * that is repeated again and again is looked at a few times. So the work on a hostile field is
 * bounded.
 */
final class Windows {
  private static final int HEAD = 3072;
  private static final int TAIL = 1024;
  private static final int LONGEST_PERIOD = 8;
  private static final int KEPT_PERIODS = 12;
  private static final int SHORTEST_RUN = 192;
  private static final int STRIDE = 64;

  private Windows() {}

  /** Returns the windows of the field, with the log's own escaping undone. */
  static List<byte[]> of(Slice field, Escaping escaping) {
    byte[] array = field.array();
    int from = field.offset();
    int length = field.length();
    if (length <= HEAD + TAIL) {
      return List.of(window(array, from, length, escaping));
    }
    return List.of(
        window(array, from, HEAD, escaping), window(array, from + length - TAIL, TAIL, escaping));
  }

  /** Returns where the first window ends, counted from the start of the field. */
  static int head(int length) {
    return length <= HEAD + TAIL ? length : HEAD;
  }

  /** Returns where the second window begins, or the length if there is none. */
  static int tail(int length) {
    return length <= HEAD + TAIL ? length : length - TAIL;
  }

  private static byte[] window(byte[] array, int from, int length, Escaping escaping) {
    byte[] bytes = Decoder.unescape(array, from, length, escaping);
    return bytes.length < SHORTEST_RUN ? bytes : withoutRuns(bytes);
  }

  private static byte[] withoutRuns(byte[] bytes) {
    byte[] out = new byte[bytes.length];
    int length = 0;
    int copied = 0;
    for (int i = 0; i + SHORTEST_RUN < bytes.length; i += STRIDE) {
      int period = period(bytes, i);
      if (period > 0) {
        int same =
            Arrays.mismatch(bytes, i, bytes.length - period, bytes, i + period, bytes.length);
        int end = same < 0 ? bytes.length : i + period + same;
        int keep = i + KEPT_PERIODS * period - copied;
        System.arraycopy(bytes, copied, out, length, keep);
        length += keep;
        copied = end;
        i = end - STRIDE;
      }
    }
    System.arraycopy(bytes, copied, out, length, bytes.length - copied);
    return Arrays.copyOf(out, length + bytes.length - copied);
  }

  /** Returns the length of the piece that is repeated from here on, or 0. */
  private static int period(byte[] bytes, int from) {
    for (int period = 1; period <= LONGEST_PERIOD; period++) {
      int end = from + SHORTEST_RUN - period;
      if (bytes[from] == bytes[from + period]
          && Arrays.equals(bytes, from, end, bytes, from + period, from + SHORTEST_RUN)) {
        return period;
      }
    }
    return 0;
  }
}
