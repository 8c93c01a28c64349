package io.weir.store;

import static java.util.Objects.requireNonNull;

import io.weir.bytes.Blob;

/**
 * A model artifact as it lies in a bucket.
 *
 * @param source the source it was trained for
 * @param version sorts by time of training
 * @param artifact the Tribuo protobuf
 * @param manifest the JSON beside it
 */
public record StoredModel(String source, String version, Blob artifact, Blob manifest) {
  public StoredModel {
    requireNonNull(source, "source");
    requireNonNull(version, "version");
    requireNonNull(artifact, "artifact");
    requireNonNull(manifest, "manifest");
  }
}
