package io.weir.store.work;

import java.io.IOException;
import java.util.List;

/**
 * Work on sources, on its way to a pool of workers. No two workers have the same source at once,
 * and no source waits for another.
 */
public interface SourceQueue {
  /**
   * Puts the work; the same put again within minutes is put once.
   *
   * @throws IOException if some was not taken; all was tried
   */
  void put(List<SourceWork> work) throws IOException;
}
