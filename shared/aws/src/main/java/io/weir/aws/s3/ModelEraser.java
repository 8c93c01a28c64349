package io.weir.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.aws.Clients;
import io.weir.bytes.Erasure;
import java.io.IOException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Takes a client out of the profiles of all models of a bucket, in use or not. */
public final class ModelEraser {
  private static final String MANIFEST = "/manifest.json";

  private final S3Client client;
  private final String bucket;

  /** Returns an eraser of the bucket. */
  public ModelEraser(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  /** Returns the eraser as region and credentials reach the bucket that the SDK finds by itself. */
  public static ModelEraser ofProcess(String bucket) throws IOException {
    try {
      return new ModelEraser(Clients.s3(), bucket);
    } catch (SdkException e) {
      throw new IOException("S3 cannot be reached: " + e.getMessage(), e);
    }
  }

  /** Returns how many models have the client, and erases it from them unless it is a dry run. */
  public int erase(Erasure erasure, boolean dryRun) throws IOException {
    int changed = 0;
    try {
      for (var object :
          client
              .listObjectsV2Paginator(request -> request.bucket(bucket).prefix("models/"))
              .contents()) {
        if (object.key().endsWith(MANIFEST) && object.size() <= S3ModelStore.MAX_BYTES) {
          changed += erase(object.key(), erasure, dryRun) ? 1 : 0;
        }
      }
      return changed;
    } catch (SdkException e) {
      throw new IOException("cannot change the models of " + bucket + ": " + e.getMessage(), e);
    }
  }

  private boolean erase(String key, Erasure erasure, boolean dryRun) {
    String before =
        client.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asString(UTF_8);
    String after = erasure.of(before);
    if (!dryRun && !after.equals(before)) {
      client.putObject(
          request -> request.bucket(bucket).key(key), RequestBody.fromString(after, UTF_8));
    }
    return !after.equals(before);
  }
}
