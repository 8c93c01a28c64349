package io.weir.store;

import static java.util.Objects.requireNonNull;

import io.weir.bytes.Blob;
import io.weir.window.WindowKey;

/**
 * What stays of a scored window for baselines and training, long after its parts are gone.
 *
 * @param key which window
 * @param content the encoded features and heavy hitters; the first byte is the format version
 * @param anomalous whether it belongs to an incident, and so must not be learned from
 */
public record WindowSummary(WindowKey key, Blob content, boolean anomalous) {
  public WindowSummary {
    requireNonNull(key, "key");
    requireNonNull(content, "content");
  }
}
