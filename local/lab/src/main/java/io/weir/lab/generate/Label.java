package io.weir.lab.generate;

import static java.util.Objects.requireNonNull;

import io.weir.finding.FindingType;
import java.time.Instant;

/**
 * What was put into generated traffic, and so should be found.
 *
 * @param source the load balancer
 * @param type what kind of thing
 * @param start when it begins
 * @param end when it is over
 * @param subject the path, client, target and so on that it is about; empty if it is about all
 */
public record Label(String source, FindingType type, Instant start, Instant end, String subject) {
  public Label {
    requireNonNull(source, "source");
    requireNonNull(type, "type");
    requireNonNull(subject, "subject");
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException("start must be before end: " + start + ", " + end);
    }
  }
}
