package io.weir.aws;

import io.weir.store.LogSource;
import io.weir.window.ObjectRef;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Log objects in S3, streamed. Exactly the version is read that the reference names: an object that
 * was replaced meanwhile counts as gone, since its replacement is delivered by itself.
 */
public final class S3LogSource implements LogSource {
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int PRECONDITION_FAILED = 412;

  /** An MD5, with the number of parts after a multipart upload; version ids look otherwise. */
  private static final Pattern ETAG = Pattern.compile("[0-9a-f]{32}(-[0-9]+)?");

  private final S3Client client;

  public S3LogSource(S3Client client) {
    this.client = client;
  }

  @Override
  public InputStream open(ObjectRef object) throws IOException {
    try {
      return client.getObject(request(object));
    } catch (S3Exception e) {
      throw failure(object, e);
    } catch (SdkException e) {
      throw new IOException("cannot read " + name(object) + ": " + e.getMessage(), e);
    }
  }

  private static GetObjectRequest request(ObjectRef object) {
    var request = GetObjectRequest.builder().bucket(object.bucket()).key(object.key());
    if (ETAG.matcher(object.version()).matches()) {
      request.ifMatch('"' + object.version() + '"');
    } else if (!object.version().isEmpty()) {
      request.versionId(object.version());
    }
    return request.build();
  }

  private static IOException failure(ObjectRef object, S3Exception e) {
    return switch (e.statusCode()) {
      case NOT_FOUND -> gone("no such object: " + name(object), e);
      case PRECONDITION_FAILED -> gone("object was replaced: " + name(object), e);
      // Without the right to list the bucket, S3 says this of a missing object as well.
      case FORBIDDEN -> new IOException("missing, or no right to read it: " + name(object), e);
      default -> new IOException("cannot read " + name(object) + ": " + e.getMessage(), e);
    };
  }

  private static IOException gone(String message, Exception cause) {
    IOException gone = new FileNotFoundException(message);
    gone.initCause(cause);
    return gone;
  }

  private static String name(ObjectRef object) {
    return object.bucket() + "/" + object.key();
  }
}
