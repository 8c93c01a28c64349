package io.weir.cli.geo;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** An address as a log has it. No name is ever looked up, whatever the text is. */
final class Address {
  private static final int IPV4_BYTES = 4;
  private static final int MAX_BYTE = 255;
  private static final int MAX_IPV6_CHARS = 45;

  private Address() {}

  static Optional<InetAddress> of(String text) {
    try {
      return text.indexOf(':') >= 0 ? six(text) : four(text);
    } catch (UnknownHostException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** With a colon, Java takes the text as an address or refuses it. */
  private static Optional<InetAddress> six(String text) throws UnknownHostException {
    boolean plain =
        text.length() <= MAX_IPV6_CHARS
            && text.chars().allMatch(c -> c == ':' || c == '.' || Character.digit(c, 16) >= 0);
    return plain ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
  }

  private static Optional<InetAddress> four(String text) throws UnknownHostException {
    String[] parts = text.split("[.]", -1);
    if (parts.length != IPV4_BYTES) {
      return Optional.empty();
    }
    byte[] address = new byte[IPV4_BYTES];
    for (int i = 0; i < IPV4_BYTES; i++) {
      int part = Integer.parseInt(parts[i]);
      if (part < 0 || part > MAX_BYTE) {
        return Optional.empty();
      }
      address[i] = (byte) part;
    }
    return Optional.of(InetAddress.getByAddress(address));
  }
}
