package io.weir.window.segment;

import io.weir.log.Slice;

/**
 * The form of a path: what stands for one thing of many, such as an id, a hash or a slug, becomes
 * {@code *}, and only the beginning of a deep path counts. {@code /product/4711} and {@code
 * /product/12} have the form {@code /product/*}, {@code /static/app.8f3c1d.js} has {@code
 * /static/*.js}. Not thread-safe.
 */
public final class PathForm {
  /** How many steps of a path tell what part of a site it belongs to. */
  private static final int MAX_STEPS = 4;

  private static final int MAX_BYTES = 64;
  private static final int LONG_STEP = 24;
  private static final int LONGEST_EXTENSION = 5;
  private static final int WORDS_OF_A_SLUG = 3;
  private static final int FEW_DIGITS = 2;

  /** A word with a digit that is so long may be a key. */
  private static final int SHORTEST_KEY = 16;

  private final byte[] bytes = new byte[MAX_BYTES + 2 * LONG_STEP];
  private int length;

  /** Returns the bytes of the form found last, {@link #length()} of them. */
  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return length;
  }

  /** Finds the form of the path. */
  public void find(Slice path) {
    length = 0;
    byte[] array = path.array();
    int at = path.offset();
    int end = at + path.length();
    int steps = 0;
    while (at < end && length < MAX_BYTES) {
      if (array[at] == '/') {
        if (steps == MAX_STEPS) {
          put('/');
          put('*');
          return;
        }
        put('/');
        at++;
        steps++;
      }
      int stop = at;
      while (stop < end && array[stop] != '/') {
        stop++;
      }
      step(array, at, stop);
      at = stop;
    }
  }

  private void step(byte[] array, int from, int to) {
    if (from == to) {
      return;
    }
    if (isName(array, from, to)) {
      System.arraycopy(array, from, bytes, length, to - from);
      length += to - from;
      return;
    }
    put('*');
    int dot = to - 1;
    while (dot > from && to - dot <= LONGEST_EXTENSION && array[dot] != '.') {
      dot--;
    }
    if (dot > from && array[dot] == '.' && isLetter(array[to - 1])) {
      while (dot < to) {
        put(array[dot++]);
      }
    }
  }

  /** Whether a step names a part of the site rather than one thing of many. */
  private static boolean isName(byte[] array, int from, int to) {
    int size = to - from;
    if (size > LONG_STEP) {
      return false;
    }
    int digits = 0;
    int joints = 0;
    for (int i = from; i < to; i++) {
      byte b = array[i];
      if (b >= '0' && b <= '9') {
        digits++;
      } else if (b == '-' || b == '_') {
        joints++;
      } else if (b <= ' ' || b == '%' || b == '=' || b == ';' || b == '@' || b == ':' || b == ',') {
        return false;
      }
    }
    if (digits == 0) {
      return joints < WORDS_OF_A_SLUG;
    }
    // A version such as v1, or a word such as oauth2, is a name.
    boolean word = isLetter(array[from]) && digits < FEW_DIGITS && size < SHORTEST_KEY;
    return word && joints == 0;
  }

  private static boolean isLetter(byte b) {
    int lower = b | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  private void put(int b) {
    bytes[length++] = (byte) b;
  }
}
