package io.weir.store;

import io.weir.detect.CrawlerList;
import java.io.IOException;
import java.util.List;

/** Where the published addresses of crawlers are kept, as they were read last. */
public interface CrawlerStore {
  /**
   * Returns the lists; none if none were fetched.
   *
   * @throws IllegalArgumentException if they cannot be understood
   * @throws IOException if they cannot be read now
   */
  List<CrawlerList> lists() throws IOException;

  /** Keeps the lists in place of all others. */
  void put(List<CrawlerList> lists) throws IOException;
}
