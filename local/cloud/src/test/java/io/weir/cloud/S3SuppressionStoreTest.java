package io.weir.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.aws.s3.S3SuppressionStore;
import io.weir.incident.Suppression;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

class S3SuppressionStoreTest {
  private final String bucket = TestServers.newBucket();
  private final S3SuppressionStore store = new S3SuppressionStore(TestServers.S3, bucket);

  @Test
  void nothingStated_isNone() throws IOException {
    assertThat(store.suppressions()).isEmpty();
  }

  @Test
  void change_holdsFromTheNextReading() throws IOException {
    put("{\"version\":1,\"suppressions\":[]}");
    assertThat(store.suppressions()).isEmpty();
    put(
        "{\"version\":1,\"suppressions\":[{\"client\":\"203.0.113.*\","
            + "\"until\":\"2026-04-01T00:00:00Z\",\"reason\":\"agreed test\"}]}");
    assertThat(store.suppressions()).extracting(Suppression::reason).containsExactly("agreed test");
  }

  @Test
  void badDocument_isRefused() {
    put("suppress everything");
    assertThatThrownBy(store::suppressions)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not JSON");
  }

  private void put(String text) {
    TestServers.S3.putObject(
        request -> request.bucket(bucket).key(S3SuppressionStore.KEY),
        RequestBody.fromString(text));
  }
}
