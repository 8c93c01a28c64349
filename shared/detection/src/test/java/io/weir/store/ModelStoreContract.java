package io.weir.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.bytes.Blob;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What every {@link ModelStore} must do. */
public abstract class ModelStoreContract {
  /** Returns an empty store. */
  protected abstract ModelStore newStore() throws IOException;

  @Test
  void current_isEmptyAtFirst() throws IOException {
    assertThat(newStore().current("app/web/1")).isEmpty();
    assertThat(newStore().versions("app/web/1")).isEmpty();
  }

  @Test
  void publish_putsTheModelInUse() throws IOException {
    ModelStore store = newStore();
    store.publish(model("app/web/1", "2026-03-01T00-00-00Z", 1));
    store.publish(model("app/web/1", "2026-03-02T00-00-00Z", 2));
    assertThat(store.current("app/web/1")).contains(model("app/web/1", "2026-03-02T00-00-00Z", 2));
    assertThat(store.versions("app/web/1"))
        .containsExactly("2026-03-02T00-00-00Z", "2026-03-01T00-00-00Z");
  }

  @Test
  void publish_keepsSourcesApart() throws IOException {
    ModelStore store = newStore();
    store.publish(model("app/web/1", "2026-03-01T00-00-00Z", 1));
    store.publish(model("app/web", "2026-03-01T00-00-00Z", 2));
    assertThat(store.current("app/web/1")).contains(model("app/web/1", "2026-03-01T00-00-00Z", 1));
    assertThat(store.current("app/web")).contains(model("app/web", "2026-03-01T00-00-00Z", 2));
    assertThat(store.versions("app/web")).hasSize(1);
  }

  @Test
  void publish_ofAnOlderVersionPutsItInUseAgain() throws IOException {
    ModelStore store = newStore();
    store.publish(model("a", "2026-03-01T00-00-00Z", 1));
    store.publish(model("a", "2026-03-02T00-00-00Z", 2));
    store.publish(model("a", "2026-03-01T00-00-00Z", 1));
    assertThat(store.current("a").map(StoredModel::version)).contains("2026-03-01T00-00-00Z");
    assertThat(store.versions("a")).hasSize(2);
  }

  private static StoredModel model(String source, String version, int content) {
    Blob artifact = Blob.of(new byte[] {(byte) content, 0, -1});
    return new StoredModel(source, version, artifact, Blob.of(new byte[] {'{', '}'}));
  }
}
