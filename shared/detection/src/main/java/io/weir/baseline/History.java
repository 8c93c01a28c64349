package io.weir.baseline;

import static java.util.Objects.requireNonNull;

import io.weir.feature.Digest;
import java.time.Instant;

/**
 * One window that was scored before.
 *
 * @param start when it began
 * @param digest what is kept of it
 * @param anomalous whether it belongs to an incident
 */
public record History(Instant start, Digest digest, boolean anomalous) {
  public History {
    requireNonNull(start, "start");
    requireNonNull(digest, "digest");
  }
}
