package io.weir.log.value;

import io.weir.log.Request;
import io.weir.log.Slice;

/** Takes an address and its port apart. */
public final class Addresses {
  private Addresses() {}

  /**
   * Points the slice at the address in {@code [start, end)}, without brackets and port, and returns
   * the port; {@link Request#ABSENT} without one. IPv6 may stand with or without brackets when a
   * port follows. {@code -} and nothing are absent. Whether the text is an address is not looked
   * at: masked ones are common.
   */
  public static int split(byte[] bytes, int start, int end, Slice address) {
    int length = end - start;
    if (length == 0 || (length == 1 && bytes[start] == '-')) {
      address.clear();
      return Request.ABSENT;
    }
    int colon = end - 1;
    int stop = Math.max(start, end - 6);
    while (colon >= stop && bytes[colon] != ':') {
      colon--;
    }
    if (colon < stop) {
      set(bytes, start, end, address);
      return Request.ABSENT;
    }
    long port = Numbers.digits(bytes, colon + 1, end);
    boolean dash = end - colon == 2 && bytes[end - 1] == '-';
    if ((port < 0 && !dash && end - colon != 1) || port > 65_535) {
      set(bytes, start, end, address);
      return Request.ABSENT;
    }
    set(bytes, start, colon, address);
    return port < 0 ? Request.ABSENT : (int) port;
  }

  /** As {@link #split}, for a field that may lack the port: bare IPv6 is then taken whole. */
  public static int splitOptional(byte[] bytes, int start, int end, Slice address) {
    int first = Bytes.find(bytes, start, end, ':');
    boolean bare =
        first < end && bytes[start] != '[' && Bytes.find(bytes, first + 1, end, ':') < end;
    boolean closed = end > start && bytes[end - 1] == ']';
    if (bare || closed) {
      set(bytes, start, end, address);
      return Request.ABSENT;
    }
    return split(bytes, start, end, address);
  }

  private static void set(byte[] bytes, int start, int end, Slice address) {
    if (end - start > 2 && bytes[start] == '[' && bytes[end - 1] == ']') {
      address.set(bytes, start + 1, end - start - 2);
    } else {
      address.set(bytes, start, end - start);
    }
  }
}
