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
final class Excerpts {
  private static final int HEAD = 3072;
  private static final int TAIL = 1024;
  private static final int LONGEST_PERIOD = 64;
  private static final int MOST_KEPT_PERIODS = 12;
  private static final int LEAST_KEPT_PERIODS = 3;
  private static final int KEPT = 48;
  private static final int SHORTEST_RUN = 192;
  private static final int STRIDE = 64;

  private Excerpts() {}

  /** Returns the windows of the field, with the log's own escaping undone. */
  static List<byte[]> of(Slice field, Escaping escaping) {
    byte[] array = field.array();
    int from = field.offset();
    int length = field.length();
    if (length <= HEAD + TAIL) {
      return List.of(window(array, from, length, escaping));
    }
    int run = run(array, from, HEAD);
    int end = run < 0 ? 0 : runEnd(array, run, period(array, run), from + length);
    if (end < from + length - TAIL) {
      return List.of(
          window(array, from, HEAD, escaping), window(array, from + length - TAIL, TAIL, escaping));
    }
    // Padding from the head into the tail: what stands around it is looked at as one.
    int period = period(array, run);
    int kept = run - from + kept(period) + (end - run) % period;
    byte[] around = Arrays.copyOfRange(array, from, from + kept + (from + length - end));
    System.arraycopy(array, end, around, kept, from + length - end);
    return List.of(window(around, 0, around.length, escaping));
  }

  /** Returns where the first run begins; -1 if there is none of two strides and more. */
  private static int run(byte[] array, int from, int length) {
    for (int i = from; i + SHORTEST_RUN < from + length; i += STRIDE) {
      int period = period(array, i);
      if (period > 0) {
        int start = i;
        while (start > from && array[start - 1] == array[start - 1 + period]) {
          start--;
        }
        return start;
      }
    }
    return -1;
  }

  private static int runEnd(byte[] array, int run, int period, int end) {
    int same = Arrays.mismatch(array, run, end - period, array, run + period, end);
    return same < 0 ? end : run + period + same;
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
    if (length < SHORTEST_RUN) {
      return Decoder.unescape(array, from, length, escaping);
    }
    byte[] few = withoutRuns(Arrays.copyOfRange(array, from, from + length));
    byte[] bytes = Decoder.unescape(few, 0, few.length, escaping);
    return bytes.length < SHORTEST_RUN ? bytes : withoutRuns(bytes);
  }

  private static byte[] withoutRuns(byte[] bytes) {
    byte[] out = new byte[bytes.length];
    int length = 0;
    int copied = 0;
    int run = run(bytes, 0, bytes.length);
    while (run >= 0) {
      int period = period(bytes, run);
      int end = runEnd(bytes, run, period, bytes.length);
      // Whole repetitions are left out, so that what follows them follows what it did.
      int keep = run + kept(period) + (end - run) % period - copied;
      System.arraycopy(bytes, copied, out, length, keep);
      length += keep;
      copied = end;
      run = run(bytes, copied, bytes.length - copied);
    }
    System.arraycopy(bytes, copied, out, length, bytes.length - copied);
    return Arrays.copyOf(out, length + bytes.length - copied);
  }

  private static int kept(int period) {
    return period * Math.max(LEAST_KEPT_PERIODS, Math.min(MOST_KEPT_PERIODS, KEPT / period));
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
