package io.weir.store.work;

import io.weir.log.LogFormat;
import io.weir.window.WindowKey;
import java.time.Instant;

/**
 * The latest sign of life of a source.
 *
 * @param format the format of its logs, which says how late they usually are
 * @param latest its latest window that has data
 * @param arrived when an object of it was last ingested
 */
public record SourceArrival(LogFormat format, WindowKey latest, Instant arrived) {
  public String source() {
    return latest.source();
  }
}
