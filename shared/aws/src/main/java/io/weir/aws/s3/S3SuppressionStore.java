package io.weir.aws.s3;

import io.weir.incident.Suppression;
import io.weir.incident.SuppressionJson;
import io.weir.store.SuppressionStore;
import java.io.IOException;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Suppressions as one JSON document in S3, which operators put there; none if there is no such
 * object. It is read anew each time, so that a change holds from the next run.
 */
public final class S3SuppressionStore implements SuppressionStore {
  /** The key of the document. */
  public static final String KEY = "suppressions.json";

  private final S3Document document;

  public S3SuppressionStore(S3Client client, String bucket) {
    this.document = new S3Document(client, bucket, KEY);
  }

  @Override
  public List<Suppression> suppressions() throws IOException {
    return document.text().map(SuppressionJson::read).orElse(List.of());
  }
}
