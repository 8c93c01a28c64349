package io.weir.aws.s3;

import io.weir.detect.CrawlerList;
import io.weir.detect.CrawlerListJson;
import io.weir.store.CrawlerStore;
import java.io.IOException;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Lists of crawlers as one JSON document in S3, beside the models. */
public final class S3CrawlerStore implements CrawlerStore {
  /** The key of the document. */
  public static final String KEY = "crawlers.json";

  private final S3Client client;
  private final String bucket;

  public S3CrawlerStore(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  @Override
  public List<CrawlerList> lists() throws IOException {
    return new S3Document(client, bucket, KEY).text().map(CrawlerListJson::read).orElse(List.of());
  }

  @Override
  public void put(List<CrawlerList> lists) throws IOException {
    try {
      client.putObject(
          request -> request.bucket(bucket).key(KEY),
          RequestBody.fromString(CrawlerListJson.write(lists)));
    } catch (SdkException e) {
      throw new IOException("cannot keep " + KEY + ": " + e.getMessage(), e);
    }
  }
}
