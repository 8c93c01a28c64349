package io.weir.store;

import io.weir.incident.Deploy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The releases that were marked. */
public interface DeployStore {
  /** Puts the release in place of any other of its id. */
  void put(Deploy deploy);

  /** Returns the release of the id. */
  Optional<Deploy> deploy(String id);

  /**
   * Returns all that ended after the time, and those that go on; what cannot be read is left out.
   */
  List<Deploy> deploys(Instant endedAfter);
}
