package io.weir.lab.evaluate.labelled;

import io.weir.incident.Incident;
import java.time.Instant;
import java.util.List;

/**
 * An incident that people were told of.
 *
 * @param incident as it was in the end
 * @param opened when people were told that it began, and each time that it became worse
 */
public record Told(Incident incident, List<Instant> opened) {
  public Told {
    opened = List.copyOf(opened);
  }

  Instant from() {
    return incident.opened();
  }

  Instant to() {
    return incident.lastSeen();
  }

  /** Returns whether its subject, its explanation or its first three reasons name the text. */
  boolean names(String text) {
    return incident.subject().contains(text)
        || incident.explanation().contains(text)
        || incident.evidence().stream().limit(3).anyMatch(e -> e.label().contains(text));
  }
}
