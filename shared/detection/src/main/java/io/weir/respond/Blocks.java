package io.weir.respond;

import io.weir.finding.Proposal;
import io.weir.threat.allow.AddressRange;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Chooses whom to block among those who take part in a trouble. An address may stand for many
 * people: one that has an ordinary history is never blocked, as who attacks from there at night
 * would have everybody else kept out in the morning, and one that has none only if most of what
 * comes from it is the trouble.
 */
final class Blocks {
  /** Fewer requests may be of somebody who followed a link that an attacker laid. */
  private static final long LEAST = 5;

  private static final double MOSTLY = 0.5;

  /** So large a share of the ordinary requests may be stopped with an attack, and no larger one. */
  static final double MOST_ORDINARY = 0.001;

  private static final int V6_NETWORK_BYTES = 8;

  private final Guard guard;
  private final Duration holds;
  private final Map<String, Integer> leftOut = new TreeMap<>();

  Blocks(Guard guard, Duration holds) {
    this.guard = guard;
    this.holds = holds;
  }

  /**
   * Returns the proposal; one of nothing if nobody can be blocked.
   *
   * @param requests how many requests the window had
   */
  Proposal of(List<Candidate> candidates, long requests) {
    List<Candidate> chosen = new ArrayList<>();
    for (Candidate candidate : candidates) {
      String why = guard.reason(candidate.client()).orElseGet(() -> share(candidate));
      if (why.isEmpty() && chosen.size() >= Proposal.MAX_RANGES) {
        why = "more than a list holds";
      }
      if (why.isEmpty()) {
        chosen.add(candidate);
      } else {
        leftOut.merge(why, 1, Integer::sum);
      }
    }
    if (chosen.isEmpty()) {
      return Proposal.none(candidates.isEmpty() ? "no client stands out" : leftOut());
    }
    long stopped = chosen.stream().mapToLong(Candidate::requests).sum();
    long attacks = chosen.stream().mapToLong(Candidate::bad).sum();
    long ordinary = chosen.stream().filter(Candidate::known).mapToLong(Candidate::rest).sum();
    if (ordinary > MOST_ORDINARY * Math.max(0, requests - attacks)) {
      return Proposal.none(
          "a block would stop " + ordinary + " requests of clients with an ordinary history");
    }
    TreeSet<String> ranges = new TreeSet<>();
    chosen.forEach(candidate -> ranges.add(range(candidate.client())));
    return Proposal.block(List.copyOf(ranges), holds, stopped, attacks, ordinary, leftOut());
  }

  /** Returns why so much of what comes from the address is no part of the trouble; or nothing. */
  private static String share(Candidate candidate) {
    if (candidate.bad() < LEAST) {
      return "too few requests to be sure";
    }
    if (candidate.known()) {
      return "in use by ordinary clients";
    }
    double share = (double) candidate.bad() / candidate.requests();
    return share < MOSTLY ? "probably shared with others" : "";
  }

  private String leftOut() {
    return leftOut.entrySet().stream()
        .map(
            entry ->
                entry.getValue()
                    + (entry.getValue() == 1 ? " address" : " addresses")
                    + " left out: "
                    + entry.getKey())
        .collect(Collectors.joining("; "));
  }

  /** Returns the address, or for IPv6 the network of one subscriber, which changes the rest. */
  private static String range(String client) {
    byte[] address = AddressRange.address(client).orElseThrow();
    if (client.indexOf(':') < 0) {
      return client + "/32";
    }
    Arrays.fill(address, V6_NETWORK_BYTES, address.length, (byte) 0);
    try {
      return InetAddress.getByAddress(address).getHostAddress() + "/64";
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of 16 bytes", e);
    }
  }
}
