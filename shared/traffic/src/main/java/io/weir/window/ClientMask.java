package io.weir.window;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.log.Request;
import io.weir.log.Slice;
import java.util.Arrays;
import java.util.Locale;

/**
 * How much of a client's address is kept: all, the network in CIDR notation, or a keyed hash that
 * tells one client from another and nothing else. What is masked cannot be had back. Not
 * thread-safe: each reader of an object makes its own by {@link Width#mask}.
 */
public final class ClientMask {
  private static final byte[] NO_ADDRESS = "unknown".getBytes(US_ASCII);
  private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);
  private static final byte[] V4_NETWORK = ".0/24".getBytes(US_ASCII);
  private static final byte[] V4_REGION = ".0.0/16".getBytes(US_ASCII);
  private static final byte[] V6_NETWORK = ":/48".getBytes(US_ASCII);
  private static final byte[] V6_REGION = ":/32".getBytes(US_ASCII);
  private static final int ROOM = 64;
  private static final int MAX_TEXT = 256;
  private static final int GROUPS = 8;
  private static final int GROUP_BITS = 16;

  /** How much is kept. */
  public enum Width {
    /** The whole address. */
    FULL("full"),
    /** /24 of IPv4, /48 of IPv6. */
    NETWORK("/24"),
    /** /16 of IPv4, /32 of IPv6. */
    REGION("/16"),
    /** A hash under a key. */
    HASH("hash");

    private final String label;

    Width(String label) {
      this.label = label;
    }

    /** Returns the width of the label; throws {@link IllegalArgumentException} for another. */
    public static Width ofLabel(String label) {
      for (Width width : values()) {
        if (width.label.equals(label.toLowerCase(Locale.ROOT))) {
          return width;
        }
      }
      throw new IllegalArgumentException("no mask of clients (full, /24, /16, hash): " + label);
    }
  }

  /**
   * What an operator chose.
   *
   * @param width how much is kept
   * @param key the key of the hash; may be empty for the other widths
   */
  public record Choice(Width width, String key) {
    /** Keeps all. */
    public static final Choice FULL = new Choice(Width.FULL, "");

    private static final int LEAST_KEY = 16;

    public Choice {
      if (width == Width.HASH && key.length() < LEAST_KEY) {
        throw new IllegalArgumentException("a hash of clients needs a key of 16 characters");
      }
    }

    /** Returns a mask that does so. */
    public ClientMask mask() {
      return new ClientMask(width, key);
    }

    /** Says nothing of the key. */
    @Override
    public String toString() {
      return "Choice[width=" + width + "]";
    }
  }

  private final Width width;
  private final SipHash hash;
  private final byte[] masked = new byte[ROOM];
  private final int[] groups = new int[GROUPS];
  private int length;

  private ClientMask(Width width, String key) {
    this.width = width;
    this.hash = new SipHash(key.getBytes(UTF_8));
  }

  /** Masks the client of the request. */
  void apply(Request request) {
    Slice client = request.clientIp();
    if (width != Width.FULL && !client.isAbsent()) {
      mask(client.array(), client.offset(), Math.min(client.length(), MAX_TEXT));
      request.maskClient(masked, length);
    }
  }

  /** Returns an address as it is kept. */
  public String of(String client) {
    byte[] bytes = client.getBytes(UTF_8);
    if (width == Width.FULL) {
      return client;
    }
    mask(bytes, 0, Math.min(bytes.length, MAX_TEXT));
    return new String(masked, 0, length, US_ASCII);
  }

  private void mask(byte[] bytes, int from, int size) {
    Arrays.fill(masked, (byte) 0);
    length = 0;
    if (width == Width.HASH) {
      putHash(hash.of(bytes, from, size));
      return;
    }
    int end = from + size;
    int colon = lastOf(bytes, from, end, ':');
    // An IPv4 address may be written within an IPv6 one.
    boolean done =
        lastOf(bytes, from, end, '.') > colon
            ? putV4(bytes, colon + 1, end)
            : colon >= from && putV6(bytes, from, end);
    if (!done) {
      length = 0;
      put(NO_ADDRESS);
    }
  }

  private void putHash(long value) {
    masked[length++] = 'h';
    masked[length++] = '-';
    for (int shift = Long.SIZE - 4; shift >= 0; shift -= 4) {
      masked[length++] = HEX[(int) (value >>> shift) & 0xf];
    }
  }

  private boolean putV4(byte[] bytes, int from, int end) {
    int kept = width == Width.NETWORK ? 3 : 2;
    int dots = 0;
    int cut = -1;
    for (int i = from; i < end; i++) {
      boolean digit = bytes[i] >= '0' && bytes[i] <= '9';
      if (bytes[i] == '.') {
        dots++;
        cut = dots == kept ? i : cut;
      } else if (!digit) {
        return false;
      }
    }
    if (dots != 3 || end - from > "255.255.255.255".length()) {
      return false;
    }
    System.arraycopy(bytes, from, masked, length, cut - from);
    length += cut - from;
    put(kept == 3 ? V4_NETWORK : V4_REGION);
    return true;
  }

  private boolean putV6(byte[] bytes, int from, int end) {
    Arrays.fill(groups, 0);
    int count = 0;
    int gap = -1;
    int i = from;
    if (end - from >= 2 && bytes[from] == ':' && bytes[from + 1] == ':') {
      gap = 0;
      i += 2;
    }
    while (i < end) {
      int digits = 0;
      int value = 0;
      while (i < end && Character.digit(bytes[i], GROUP_BITS) >= 0) {
        value = value * GROUP_BITS + Character.digit(bytes[i++], GROUP_BITS);
        digits++;
      }
      if (digits == 0 || digits > 4 || count == GROUPS) {
        return false;
      }
      groups[count++] = value;
      if (i < end) {
        if (bytes[i++] != ':') {
          return false;
        }
        if (i < end && bytes[i] == ':') {
          if (gap >= 0) {
            return false;
          }
          gap = count;
          i++;
        }
      }
    }
    if (gap < 0 ? count != GROUPS : count >= GROUPS) {
      return false;
    }
    spread(count, gap);
    putNetwork(width == Width.NETWORK ? 3 : 2);
    return true;
  }

  /** Moves the groups behind the gap to the end. */
  private void spread(int count, int gap) {
    if (gap >= 0) {
      int behind = count - gap;
      System.arraycopy(groups, gap, groups, GROUPS - behind, behind);
      Arrays.fill(groups, gap, GROUPS - behind, 0);
    }
  }

  private void putNetwork(int kept) {
    for (int i = 0; i < kept; i++) {
      boolean begun = false;
      for (int shift = 12; shift >= 0; shift -= 4) {
        int digit = (groups[i] >>> shift) & 0xf;
        begun |= digit > 0 || shift == 0;
        if (begun) {
          masked[length++] = HEX[digit];
        }
      }
      masked[length++] = ':';
    }
    put(kept == 3 ? V6_NETWORK : V6_REGION);
  }

  private void put(byte[] bytes) {
    System.arraycopy(bytes, 0, masked, length, bytes.length);
    length += bytes.length;
  }

  private static int lastOf(byte[] bytes, int from, int end, char wanted) {
    for (int i = end - 1; i >= from; i--) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return from - 1;
  }
}
