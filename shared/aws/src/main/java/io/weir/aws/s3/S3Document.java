package io.weir.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** A small text in S3 that operators put there; it need not be there. */
record S3Document(S3Client client, String bucket, String key) {
  private static final int MAX_BYTES = 1 << 20;

  /**
   * Returns the text as it is now; empty if there is no such object.
   *
   * @throws IllegalArgumentException if it is larger than a document can be
   * @throws IOException if it cannot be read now
   */
  Optional<String> text() throws IOException {
    try (ResponseInputStream<GetObjectResponse> in =
        client.getObject(request -> request.bucket(bucket).key(key))) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        in.abort();
        throw new IllegalArgumentException(key + " has more than " + MAX_BYTES + " bytes");
      }
      return Optional.of(new String(bytes, UTF_8));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw new IOException("cannot read " + key + ": " + e.getMessage(), e);
    }
  }
}
