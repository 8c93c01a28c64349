package io.weir.store;

import io.weir.finding.Finding;
import io.weir.incident.Incident;
import io.weir.incident.Incidents;
import io.weir.window.WindowKey;
import java.time.Instant;
import java.util.List;

/** Findings by window, and the incidents that group them. */
public interface IncidentStore extends Incidents {
  /** Puts the findings in place of all earlier ones of the window. */
  void putFindings(WindowKey key, List<Finding> findings);

  /** Returns the findings of the window. */
  List<Finding> findings(WindowKey key);

  /**
   * Returns the source's incidents last seen at or after the time, and all that are not over,
   * however long ago they were seen; in order of opening, and which cannot be read.
   */
  Found<Incident> readIncidents(String source, Instant lastSeenFrom);

  @Override
  default List<Incident> incidents(String source, Instant lastSeenFrom) {
    return readIncidents(source, lastSeenFrom).all();
  }
}
