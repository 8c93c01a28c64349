package io.weir.incident;

import static java.util.Objects.requireNonNull;

import io.weir.finding.Severity;
import java.time.Duration;

/**
 * When people hear of an incident.
 *
 * @param windows how many windows with a finding make it known …
 * @param ofWindows … among how many in a row
 * @param atOnce the severity from which one window is enough
 * @param sure the score from which one window is enough, whatever the severity
 * @param resolveAfter how long without a finding ends it, unless it comes and goes; a finding
 *     within that time is still the same incident
 */
public record Paging(
    int windows, int ofWindows, Severity atOnce, double sure, Duration resolveAfter) {
  public Paging {
    requireNonNull(atOnce, "atOnce");
    if (windows < 1 || ofWindows < windows) {
      throw new IllegalArgumentException(windows + " of " + ofWindows + " windows");
    }
    if (resolveAfter.isNegative() || resolveAfter.isZero()) {
      throw new IllegalArgumentException("resolveAfter must be positive: " + resolveAfter);
    }
  }

  /** Returns the same, but that one window is enough. */
  Paging closer() {
    return new Paging(1, 1, atOnce, sure, resolveAfter);
  }

  /**
   * Returns what is right for most: 2 of 3 windows, one if it is grave or sure, over after 30
   * minutes.
   */
  public static Paging defaults() {
    return new Paging(2, 3, Severity.HIGH, 0.6, Duration.ofMinutes(30));
  }
}
