package io.weir.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.incident.Suppression;
import io.weir.incident.SuppressionJson;
import io.weir.store.SuppressionStore;
import java.io.IOException;
import java.util.List;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Suppressions as one JSON document in S3, which operators put there; none if there is no such
 * object. It is read anew each time, so that a change holds from the next run.
 */
public final class S3SuppressionStore implements SuppressionStore {
  /** The key of the document. */
  public static final String KEY = "suppressions.json";

  private static final int MAX_BYTES = 1 << 20;

  private final S3Client client;
  private final String bucket;

  public S3SuppressionStore(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  @Override
  public List<Suppression> suppressions() throws IOException {
    try (ResponseInputStream<GetObjectResponse> in =
        client.getObject(request -> request.bucket(bucket).key(KEY))) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        in.abort();
        throw new IllegalArgumentException(KEY + " has more than " + MAX_BYTES + " bytes");
      }
      return SuppressionJson.read(new String(bytes, UTF_8));
    } catch (NoSuchKeyException e) {
      return List.of();
    } catch (SdkException e) {
      throw new IOException("cannot read " + KEY + ": " + e.getMessage(), e);
    }
  }
}
