package io.weir.aws.s3;

import io.weir.aws.Clients;
import io.weir.store.LogSource;
import io.weir.window.ObjectRef;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** All log objects of a bucket whose keys begin alike, for reading what was delivered before. */
public final class S3LogFolder implements LogSource {
  private static final int FORBIDDEN = 403;

  private final S3Client client;
  private final S3LogSource source;

  /**
   * One object as the listing has it.
   *
   * @param object which, in the state that it was listed in
   * @param bytes its size as stored
   * @param written when it was, to the second
   */
  public record Listed(ObjectRef object, long bytes, Instant written) {}

  public S3LogFolder(S3Client client) {
    this.client = client;
    this.source = new S3LogSource(client);
  }

  /** Returns what reads with the region and the credentials that the SDK finds by itself. */
  public static S3LogFolder ofProcess() throws IOException {
    try {
      return new S3LogFolder(Clients.s3());
    } catch (SdkException e) {
      throw new IOException("S3 cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Returns the objects under the prefix that were written at the time or later, in order of their
   * keys.
   *
   * @throws FileNotFoundException if there is no such bucket
   * @throws IOException if it cannot be listed now, or not with these credentials
   */
  public List<Listed> list(String bucket, String prefix, Instant since) throws IOException {
    List<Listed> listed = new ArrayList<>();
    each(
        bucket,
        prefix,
        "",
        object -> {
          if (!object.written().isBefore(since)) {
            listed.add(object);
          }
        });
    return listed;
  }

  /** What is done with each object. */
  @FunctionalInterface
  public interface Visitor {
    void visit(Listed object) throws IOException;
  }

  /**
   * Shows the visitor all objects under the prefix that are not empty, in order of their keys,
   * without holding them.
   *
   * @param after the key behind which to begin; empty for the first
   * @throws FileNotFoundException if there is no such bucket
   * @throws IOException if it cannot be listed now, or not with these credentials; or the visitor's
   */
  public void each(String bucket, String prefix, String after, Visitor visitor) throws IOException {
    try {
      for (S3Object object :
          client
              .listObjectsV2Paginator(
                  request ->
                      request
                          .bucket(bucket)
                          .prefix(prefix)
                          .startAfter(after.isEmpty() ? null : after))
              .contents()) {
        if (object.size() > 0) {
          String version = object.eTag().replace("\"", "");
          ObjectRef ref = new ObjectRef(bucket, object.key(), version);
          visitor.visit(new Listed(ref, object.size(), object.lastModified()));
        }
      }
    } catch (NoSuchBucketException e) {
      throw (IOException) new FileNotFoundException("no such bucket: " + bucket).initCause(e);
    } catch (S3Exception e) {
      String why =
          e.statusCode() == FORBIDDEN
              ? "no right to list it; s3:ListBucket and s3:GetObject are needed"
              : e.getMessage();
      throw new IOException("cannot list s3://" + bucket + "/" + prefix + ": " + why, e);
    } catch (SdkException e) {
      throw new IOException("cannot list s3://" + bucket + "/" + prefix + ": " + e.getMessage(), e);
    }
  }

  @Override
  public InputStream open(ObjectRef object) throws IOException {
    return source.open(object);
  }
}
