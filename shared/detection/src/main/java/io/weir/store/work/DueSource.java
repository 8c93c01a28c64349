package io.weir.store.work;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * When a source is to be looked at.
 *
 * @param arrival its latest sign of life
 * @param due from when on there is something to do; {@link Instant#MAX} if nothing is
 * @param stamp grows with each arrival, as it stood when this was read
 */
public record DueSource(SourceArrival arrival, Instant due, long stamp) {
  public DueSource {
    requireNonNull(arrival, "arrival");
    requireNonNull(due, "due");
  }

  public String source() {
    return arrival.source();
  }
}
