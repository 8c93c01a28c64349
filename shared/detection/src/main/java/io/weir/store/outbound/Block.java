package io.weir.store.outbound;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A range of addresses that is kept out because of an incident.
 *
 * @param range in CIDR notation
 * @param incident the incident's id
 * @param source the load balancer or distribution that it is about
 * @param since since when
 * @param until its end
 */
public record Block(String range, String incident, String source, Instant since, Instant until) {
  public Block {
    requireNonNull(range, "range");
    requireNonNull(incident, "incident");
    requireNonNull(source, "source");
    requireNonNull(since, "since");
    requireNonNull(until, "until");
  }

  /** Returns the same with another end. */
  public Block until(Instant end) {
    return new Block(range, incident, source, since, end);
  }

  /** Returns whether it is an IPv6 range. */
  public boolean isV6() {
    return range.indexOf(':') >= 0;
  }
}
