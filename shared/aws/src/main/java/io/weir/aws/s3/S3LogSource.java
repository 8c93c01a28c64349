package io.weir.aws.s3;

import io.weir.store.LogSource;
import io.weir.window.ObjectRef;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
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

  private static final int MD5_DIGITS = 32;

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
    if (isETag(object.version())) {
      request.ifMatch('"' + object.version() + '"');
    } else if (!object.version().isEmpty()) {
      request.versionId(object.version());
    }
    return request.build();
  }

  /** An MD5, with the number of parts after a multipart upload; version ids look otherwise. */
  private static boolean isETag(String version) {
    int dash = version.indexOf('-');
    String digest = dash < 0 ? version : version.substring(0, dash);
    return digest.length() == MD5_DIGITS
        && digest.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))
        && (dash < 0
            || (dash < version.length() - 1
                && version.chars().skip(dash + 1L).allMatch(c -> c >= '0' && c <= '9')));
  }

  private static IOException failure(ObjectRef object, S3Exception e) {
    return switch (e.statusCode()) {
      case NOT_FOUND ->
          isOfTheBucket(e) ? failed(object, e) : gone("no such object: " + name(object), e);
      case PRECONDITION_FAILED -> gone("object was replaced: " + name(object), e);
      case FORBIDDEN -> forbidden(object, e);
      default -> failed(object, e);
    };
  }

  private static boolean isOfTheBucket(S3Exception e) {
    return e.awsErrorDetails() != null && "NoSuchBucket".equals(e.awsErrorDetails().errorCode());
  }

  private static IOException failed(ObjectRef object, S3Exception e) {
    return new IOException("cannot read " + name(object) + ": " + e.getMessage(), e);
  }

  /** S3's own words name the right that is missing, and on which key. */
  private static IOException forbidden(ObjectRef object, S3Exception e) {
    String reason =
        e.getMessage().contains("kms:")
            ? "no right to decrypt %s; name its KMS key in the parameter LogBucketKeyArn, and let"
                + " the key's policy admit the function's role: %s"
            : "no right to read %s; the bucket's policy, or the owner of the object, does not admit"
                + " the function's role: %s";
    return new IOException(reason.formatted(name(object), e.getMessage()), e);
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
