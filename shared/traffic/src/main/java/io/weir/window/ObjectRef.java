package io.weir.window;

import static java.util.Objects.requireNonNull;

/**
 * One delivered log object. Two deliveries of the same object have equal references, which is what
 * makes a second delivery harmless.
 *
 * @param bucket the bucket, or the folder of a local file
 * @param key the key, decoded
 * @param version the version id, or the eTag where the bucket keeps no versions
 */
public record ObjectRef(String bucket, String key, String version) {
  public ObjectRef {
    requireNonNull(bucket, "bucket");
    requireNonNull(key, "key");
    requireNonNull(version, "version");
  }
}
