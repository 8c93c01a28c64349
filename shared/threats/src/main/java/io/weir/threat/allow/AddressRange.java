package io.weir.threat.allow;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** A range of IP addresses in CIDR notation (RFC 4632, RFC 4291); an address alone is one too. */
public final class AddressRange {
  private static final int V4_BYTES = 4;
  private static final int LONGEST_V6 = 45;

  private final byte[] network;
  private final int bits;

  private AddressRange(byte[] network, int bits) {
    this.network = network;
    this.bits = bits;
  }

  /**
   * Reads a range.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    byte[] network =
        address(slash < 0 ? text : text.substring(0, slash))
            .orElseThrow(() -> new IllegalArgumentException("no address range: " + text));
    int most = network.length * Byte.SIZE;
    int bits = slash < 0 ? most : bits(text.substring(slash + 1), text);
    if (bits > most) {
      throw new IllegalArgumentException("no address range: " + text);
    }
    return new AddressRange(network, bits);
  }

  private static int bits(String digits, String text) {
    int bits = number(digits, 0, digits.length());
    if (bits < 0) {
      throw new IllegalArgumentException("no address range: " + text);
    }
    return bits;
  }

  /** Returns the bytes of an address; empty if the text is none. Nothing is looked up. */
  public static Optional<byte[]> address(String text) {
    return text.indexOf(':') < 0 ? v4(text) : v6(text);
  }

  private static Optional<byte[]> v4(String text) {
    byte[] address = new byte[V4_BYTES];
    int from = 0;
    for (int i = 0; i < V4_BYTES; i++) {
      int dot = text.indexOf('.', from);
      boolean last = i == V4_BYTES - 1;
      int value = last == (dot < 0) ? number(text, from, last ? text.length() : dot) : -1;
      if (value < 0 || value > 0xff) {
        return Optional.empty();
      }
      address[i] = (byte) value;
      from = dot + 1;
    }
    return Optional.of(address);
  }

  private static Optional<byte[]> v6(String text) {
    if (text.length() > LONGEST_V6 || !text.chars().allMatch(AddressRange::isOfV6)) {
      return Optional.empty();
    }
    try {
      // With a colon in it, it is a literal or nothing, never a name.
      return Optional.of(InetAddress.getByName(text).getAddress());
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static boolean isOfV6(int letter) {
    return Character.digit(letter, 16) >= 0 || letter == ':' || letter == '.';
  }

  /** Returns the number of one to three decimal digits, or -1 if it is none. */
  private static int number(String text, int from, int to) {
    if (to - from < 1 || to - from > 3) {
      return -1;
    }
    int number = 0;
    for (int i = from; i < to; i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      number = 10 * number + digit - '0';
    }
    return number;
  }

  /** Returns whether the address, as its bytes, is in the range. */
  public boolean contains(byte[] address) {
    int whole = bits / Byte.SIZE;
    if (address.length != network.length || !Arrays.equals(network, 0, whole, address, 0, whole)) {
      return false;
    }
    int rest = bits % Byte.SIZE;
    int mask = 0xff00 >> rest;
    return rest == 0 || ((network[whole] ^ address[whole]) & mask & 0xff) == 0;
  }
}
