package io.weir.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.aws.s3.S3ModelStore;
import io.weir.bytes.Blob;
import io.weir.store.ModelStore;
import io.weir.store.ModelStoreContract;
import io.weir.store.StoredModel;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

class S3ModelStoreTest extends ModelStoreContract {
  @Override
  protected ModelStore newStore() {
    return new S3ModelStore(TestServers.S3, TestServers.newBucket());
  }

  @Test
  void publish_laysTheObjectsOutByEscapedNames() throws IOException {
    String bucket = TestServers.newBucket();
    new S3ModelStore(TestServers.S3, bucket).publish(model("app/my web/1", "v1", "a"));
    assertThat(TestServers.S3.listObjectsV2(request -> request.bucket(bucket)).contents())
        .extracting(S3Object::key)
        .containsExactlyInAnyOrder(
            "models/app=2Fmy=20web=2F1/current.json",
            "models/app=2Fmy=20web=2F1/v1/manifest.json",
            "models/app=2Fmy=20web=2F1/v1/model.pb");
  }

  @Test
  void publish_neverOverwritesAVersion() throws IOException {
    ModelStore store = newStore();
    store.publish(model("a", "v1", "one"));
    assertThatThrownBy(() -> store.publish(model("a", "v1", "two")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another model is stored");
    assertThat(store.current("a")).contains(model("a", "v1", "one"));
  }

  @Test
  void publish_replacesAnArtifactThatIsLeftOfARunThatDied() throws IOException {
    String bucket = TestServers.newBucket();
    put(bucket, "models/a/v1/model.pb", "half a model");
    ModelStore store = new S3ModelStore(TestServers.S3, bucket);
    store.publish(model("a", "v1", "one"));
    assertThat(store.current("a")).contains(model("a", "v1", "one"));
  }

  @Test
  void current_ofAnUnknownPointerVersionFailsLoudly() {
    String bucket = TestServers.newBucket();
    put(bucket, "models/a/current.json", "{\"version\":2,\"model\":\"v1\"}");
    assertThatThrownBy(() -> new S3ModelStore(TestServers.S3, bucket).current("a"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 2");
  }

  @Test
  void current_withoutItsArtifactFailsLoudly() {
    String bucket = TestServers.newBucket();
    put(bucket, "models/a/current.json", "{\"version\":1,\"model\":\"v1\"}");
    assertThatThrownBy(() -> new S3ModelStore(TestServers.S3, bucket).current("a"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("models/a/v1/model.pb");
  }

  private static void put(String bucket, String key, String text) {
    TestServers.S3.putObject(
        request -> request.bucket(bucket).key(key), RequestBody.fromString(text));
  }

  private static StoredModel model(String source, String version, String artifact) {
    return new StoredModel(
        source,
        version,
        Blob.of(artifact.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        Blob.of(new byte[] {'{', '}'}));
  }
}
