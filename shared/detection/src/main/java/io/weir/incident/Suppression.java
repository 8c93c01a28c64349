package io.weir.incident;

import static java.util.Objects.requireNonNull;

import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import java.time.Instant;
import java.util.Optional;

/**
 * A reason to keep quiet, as data: a planned maintenance, an agreed penetration test, a known false
 * alarm. It always ends by itself.
 *
 * @param source the source it is for; {@code *} for all
 * @param type the type it is for; empty for all
 * @param subject the subject it is for, or how it begins before a final {@code *}
 * @param from the start of the first window it covers
 * @param until the start of the first window it no longer covers
 * @param reason why, for whoever asks later
 */
public record Suppression(
    String source,
    Optional<FindingType> type,
    String subject,
    Instant from,
    Instant until,
    String reason) {
  public Suppression {
    requireNonNull(source, "source");
    requireNonNull(type, "type");
    requireNonNull(subject, "subject");
    requireNonNull(reason, "reason");
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("from must be before until: " + from + ", " + until);
    }
    if (reason.isBlank()) {
      throw new IllegalArgumentException("a suppression needs a reason");
    }
  }

  /** Returns a suppression of everything that the source may show in that time. */
  public static Suppression maintenance(String source, Instant from, Instant until, String reason) {
    return new Suppression(source, Optional.empty(), "*", from, until, reason);
  }

  /** Returns whether the finding is to be kept quiet about. */
  public boolean covers(Finding finding) {
    Instant start = finding.window().start();
    return matches(source, finding.window().source())
        && type.map(finding.type()::equals).orElse(true)
        && matches(subject, finding.subject())
        && !start.isBefore(from)
        && start.isBefore(until);
  }

  private static boolean matches(String pattern, String value) {
    return pattern.endsWith("*")
        ? value.startsWith(pattern.substring(0, pattern.length() - 1))
        : value.equals(pattern);
  }
}
