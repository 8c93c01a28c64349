package io.weir.report.page;

import java.util.List;

/**
 * The capacity units (LCU) of an Application Load Balancer in one hour, as far as its log tells
 * them. AWS bills the largest of four: 25 new connections a second, 3,000 active connections a
 * minute, 1 GB an hour, 1,000 rule evaluations a second beyond ten rules. Connections are not in
 * the log: a client has at least one in each window, and as many are active as requests are under
 * way (Little's law), so both are the least that it can be. Rules are not in it either.
 *
 * @param connections by new connections
 * @param active by active connections
 * @param bytes by processed bytes
 */
record LoadUnits(double connections, double active, double bytes) {
  static final List<String> DIMENSIONS =
      List.of("new connections (at least)", "active connections (at least)", "processed bytes");

  private static final double SECONDS = 3600;
  private static final double CONNECTIONS_PER_SECOND = 25;
  private static final double ACTIVE = 3000;
  private static final double GIGABYTE = 1e9;

  static LoadUnits of(Hour hour) {
    return new LoadUnits(
        hour.clients() / SECONDS / CONNECTIONS_PER_SECOND,
        hour.busySeconds() / SECONDS / ACTIVE,
        hour.bytes() / GIGABYTE);
  }

  double of(int dimension) {
    return switch (dimension) {
      case 0 -> connections;
      case 1 -> active;
      default -> bytes;
    };
  }

  /** Returns what is billed. */
  double billed() {
    return Math.max(connections, Math.max(active, bytes));
  }
}
