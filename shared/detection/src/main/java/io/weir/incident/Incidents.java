package io.weir.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The incidents as tracking reads and changes them. */
public interface Incidents {
  /** Returns the incident of the id. */
  Optional<Incident> incident(String id);

  /**
   * Returns the source's incidents last seen at or after the time, and all that are not over, in
   * order of opening.
   */
  List<Incident> incidents(String source, Instant lastSeenFrom);

  /**
   * Puts the incident if its stored revision is one less than its own (none stored counts as 0).
   *
   * @return false if another writer was there first; nothing is written then
   */
  boolean put(Incident incident);
}
