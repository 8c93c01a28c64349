package io.weir.signal;

import static java.util.Objects.requireNonNull;

/**
 * How often something ended in one way.
 *
 * @param subject what: {@code listener 443}, a target's group and address, a firewall's rule
 * @param outcome how, in the log's own word, such as {@code TimedOut} or {@code COUNT}
 * @param count how often
 * @param clients how many different clients had to do with it; 0 where there are none
 */
public record Signal(String subject, String outcome, long count, double clients) {
  public Signal {
    requireNonNull(subject, "subject");
    requireNonNull(outcome, "outcome");
  }
}
