package io.weir.cloud;

import java.time.Instant;

/**
 * An object that was put into the log bucket.
 *
 * @param bucket the bucket
 * @param key the key
 * @param etag its entity tag, without quotes
 * @param sizeBytes its size
 * @param time when it was put, or is said to have been
 */
record StoredObject(String bucket, String key, String etag, long sizeBytes, Instant time) {}
