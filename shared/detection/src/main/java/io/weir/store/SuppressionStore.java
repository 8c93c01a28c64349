package io.weir.store;

import io.weir.incident.Suppression;
import java.io.IOException;
import java.util.List;

/** Where operators state what to keep quiet about. */
@FunctionalInterface
public interface SuppressionStore {
  /**
   * Returns what they state now; none if they state nothing.
   *
   * @throws IllegalArgumentException if it cannot be understood
   * @throws IOException if it cannot be read now
   */
  List<Suppression> suppressions() throws IOException;
}
