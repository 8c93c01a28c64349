package io.weir.respond;

import static java.util.Objects.requireNonNull;

import io.weir.threat.allow.AddressRange;
import io.weir.threat.allow.AllowList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who is never to be blocked: whom the operator allows, the addresses that operators of crawlers
 * publish, whatever name a request gives itself, and what belongs to the site or to no network of
 * the Internet.
 */
public final class Guard {
  /** Addresses that no client from outside has (RFC 1918, 3927, 4193, 4291, 5735, 6598). */
  private static final List<AddressRange> INSIDE =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.168.0.0/16",
              "224.0.0.0/3",
              "::/16",
              "fc00::/7",
              "fe80::/10")
          .map(AddressRange::parse)
          .toList();

  private final AllowList allowed;
  private final Set<String> targets;
  private final Instant time;

  /**
   * Returns the guard at a time.
   *
   * @param targets the addresses of what answers the requests
   */
  public Guard(AllowList allowed, Set<String> targets, Instant time) {
    this.allowed = requireNonNull(allowed, "allowed");
    this.targets = Set.copyOf(targets);
    this.time = requireNonNull(time, "time");
  }

  /** Returns why the client is not to be blocked; empty if nothing is known against it. */
  public Optional<String> reason(String client) {
    Optional<byte[]> address = AddressRange.address(client);
    if (address.isEmpty()) {
      return Optional.of("no whole address");
    }
    if (targets.contains(client)) {
      return Optional.of("the site's own");
    }
    if (isIn(INSIDE, address.get())) {
      return Optional.of("of a private network");
    }
    if (allowed.allows(client, time)) {
      return Optional.of("on the allow list");
    }
    boolean crawls =
        allowed.crawlers().stream().anyMatch(crawler -> isIn(crawler.ranges(), address.get()));
    return crawls ? Optional.of("a verified crawler's") : Optional.empty();
  }

  private static boolean isIn(List<AddressRange> ranges, byte[] address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }
}
