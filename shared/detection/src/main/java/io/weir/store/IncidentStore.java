package io.weir.store;

import io.weir.finding.Finding;
import io.weir.incident.Incident;
import io.weir.window.WindowKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Findings by window, and the incidents that group them. */
public interface IncidentStore {
  /** Puts the findings in place of all earlier ones of the window. */
  void putFindings(WindowKey key, List<Finding> findings);

  /** Returns the findings of the window. */
  List<Finding> findings(WindowKey key);

  /** Returns the incident of the id. */
  Optional<Incident> incident(String id);

  /** Returns the source's incidents last seen at or after the time, in order of opening. */
  List<Incident> incidents(String source, Instant lastSeenFrom);

  /**
   * Puts the incident if its stored revision is one less than its own (none stored counts as 0).
   *
   * @return false if another writer was there first; nothing is written then
   */
  boolean put(Incident incident);
}
