package io.weir.detect.attack;

/** The network of an address: /24 of IPv4, /64 of IPv6. Attackers rent neighbours. */
final class Network {
  private static final int IPV6_GROUPS = 8;
  private static final int NETWORK_GROUPS = 4;

  private Network() {}

  /** Returns the network in CIDR notation; the text itself if it is no address. */
  static String of(String address) {
    if (address.indexOf(':') >= 0) {
      return ofV6(address);
    }
    int lastDot = address.lastIndexOf('.');
    boolean dotted = address.chars().filter(c -> c == '.').count() == 3;
    return dotted ? address.substring(0, lastDot) + ".0/24" : address;
  }

  private static String ofV6(String address) {
    int gap = address.indexOf("::");
    String[] head = (gap < 0 ? address : address.substring(0, gap)).split(":", -1);
    String[] tail =
        gap < 0 || gap + 2 == address.length()
            ? new String[0]
            : address.substring(gap + 2).split(":", -1);
    StringBuilder network = new StringBuilder();
    for (int i = 0; i < NETWORK_GROUPS; i++) {
      int fromEnd = i - (IPV6_GROUPS - tail.length);
      String group = "0";
      if (i < head.length && !head[i].isEmpty()) {
        group = head[i];
      } else if (fromEnd >= 0) {
        group = tail[fromEnd];
      }
      network.append(group).append(':');
    }
    return network.append(":/64").toString();
  }
}
