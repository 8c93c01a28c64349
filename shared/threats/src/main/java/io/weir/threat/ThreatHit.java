package io.weir.threat;

import static java.util.Objects.requireNonNull;

/**
 * One reason to believe that a request is an attack.
 *
 * @param threatClass the class of the attack
 * @param rule the stable id of the rule that fired, such as {@code sqli.tautology}
 * @param confidence how sure the rule is, in (0, 1]
 * @param location where the evidence stands
 * @param fragment the decoded evidence, bounded and with secrets redacted
 */
public record ThreatHit(
    ThreatClass threatClass, String rule, double confidence, Location location, String fragment) {

  /** The part of a request that holds the evidence. */
  public enum Location {
    PATH,
    QUERY,
    USER_AGENT,
    REFERRER,
    METHOD
  }

  public ThreatHit {
    requireNonNull(threatClass, "threatClass");
    requireNonNull(rule, "rule");
    requireNonNull(location, "location");
    requireNonNull(fragment, "fragment");
    if (!(confidence > 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must be in (0, 1]: " + confidence);
    }
  }
}
