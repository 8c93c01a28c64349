package io.weir.store.work;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Work to do on a source.
 *
 * @param source which source
 * @param time as of when
 * @param behind whether log objects that were delivered a while ago still wait to be read
 * @param shown whether the dashboard shows the traffic of the source
 */
public record SourceWork(String source, Instant time, boolean behind, boolean shown) {
  public SourceWork {
    requireNonNull(source, "source");
    requireNonNull(time, "time");
  }
}
