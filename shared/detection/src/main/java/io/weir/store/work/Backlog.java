package io.weir.store.work;

import java.io.IOException;

/** Log objects that were delivered and wait to be read. */
@FunctionalInterface
public interface Backlog {
  /** For those who read everything before they judge. */
  Backlog NONE = () -> 0;

  /**
   * Returns about how many there are.
   *
   * @throws IOException if that cannot be known now
   */
  long objects() throws IOException;
}
