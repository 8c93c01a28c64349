package io.weir.store;

import io.weir.threat.allow.AllowList;
import java.io.IOException;

/** Where operators state what they know to be harmless. */
@FunctionalInterface
public interface AllowListStore {
  /**
   * Returns what they state now; {@link AllowList#NONE} if they state nothing.
   *
   * @throws IllegalArgumentException if it cannot be understood
   * @throws IOException if it cannot be read now
   */
  AllowList allowed() throws IOException;
}
