package io.weir.threat.allow;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A range of IP addresses in CIDR notation (RFC 4632, RFC 4291); an address alone is one too. */
public final class AddressRange {
  private static final Pattern V4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:]{2,39}(\\.[0-9.]+)?");

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
    if (!digits.matches("[0-9]{1,3}")) {
      throw new IllegalArgumentException("no address range: " + text);
    }
    return Integer.parseInt(digits);
  }

  /** Returns the bytes of an address; empty if the text is none. Nothing is looked up. */
  public static Optional<byte[]> address(String text) {
    if (!V4.matcher(text).matches() && !(text.contains(":") && V6.matcher(text).matches())) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text).getAddress());
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
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
