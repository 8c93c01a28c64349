package io.weir.log.value;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.weir.log.Request;
import io.weir.log.Slice;

/** Reads numbers and words from slices. */
public final class Values {
  private Values() {}

  public static Slice[] slices(int count) {
    Slice[] slices = new Slice[count];
    for (int i = 0; i < count; i++) {
      slices[i] = new Slice();
    }
    return slices;
  }

  /** Returns a slice over a constant word, padded so that it can be searched. */
  public static Slice word(String ascii) {
    Slice slice = new Slice();
    slice.set((ascii + "        ").getBytes(US_ASCII), 0, ascii.length());
    return slice;
  }

  /** Returns whether there is a value: neither nothing nor a dash. */
  public static boolean isThere(Slice slice) {
    return slice.length() > 1 || (slice.length() == 1 && slice.byteAt(0) != '-');
  }

  public static int end(Slice slice) {
    return slice.offset() + slice.length();
  }

  public static long count(Slice slice) {
    return slice.isAbsent()
        ? Request.ABSENT
        : Numbers.count(slice.array(), slice.offset(), end(slice));
  }

  public static long micros(Slice slice) {
    return slice.isAbsent()
        ? Request.ABSENT
        : Numbers.micros(slice.array(), slice.offset(), end(slice));
  }

  /** Copies one text into another; nothing and {@code -} are absent. */
  public static void text(Slice to, Slice from) {
    if (from.isAbsent()) {
      to.clear();
    } else {
      RequestLine.setText(to, from.array(), from.offset(), end(from));
    }
  }

  public static boolean contains(Slice slice, String ascii) {
    return !slice.isAbsent() && Bytes.contains(slice.array(), slice.offset(), end(slice), ascii);
  }

  public static boolean startsWith(Slice slice, String ascii) {
    return Bytes.matches(slice.array(), slice.offset(), end(slice), ascii);
  }

  public static boolean equalsIgnoringCase(Slice slice, String lowerCase) {
    if (slice.length() != lowerCase.length()) {
      return false;
    }
    for (int i = 0; i < lowerCase.length(); i++) {
      int letter = slice.byteAt(i);
      if ((letter >= 'A' && letter <= 'Z' ? letter + 32 : letter) != lowerCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
