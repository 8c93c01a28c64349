package io.weir.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.store.ModelStore;
import io.weir.store.StoredModel;
import io.weir.store.memory.InMemoryModelStore;
import io.weir.window.WindowKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Models are read when they change, and forgotten before memory ends. */
class SourceModelsTest {
  private final InMemoryModelStore stored = new InMemoryModelStore();
  private final List<String> reads = new ArrayList<>();

  @Test
  void modelThatIsInUse_isReadOnce() throws IOException {
    publish("a", "1");
    SourceModels models = new SourceModels(counted());
    ask(models, "a", "a", "a");
    assertThat(reads).containsExactly("a");
    publish("a", "2");
    ask(models, "a", "a");
    assertThat(reads).containsExactly("a", "a");
  }

  @Test
  void modelsBeyondTheBound_areForgottenThoseUsedLongestAgoFirst() throws IOException {
    for (String source : List.of("a", "b", "c")) {
      publish(source, "1");
    }
    long two = 2L * StoredArtifactTest.stored().artifact().size();
    SourceModels models = new SourceModels(counted(), two);
    ask(models, "a", "b", "a", "c");
    assertThat(reads).containsExactly("a", "b", "c");
    ask(models, "a", "c");
    assertThat(reads).hasSize(3);
    ask(models, "b");
    assertThat(reads).containsExactly("a", "b", "c", "b");
  }

  @Test
  void forest_isReadOnceAsLongAsTheStoreKeepsIt() throws IOException {
    StoredModel model = StoredArtifactTest.stored();
    assertThat(model.forest()).isEmpty();
    SourceModel first = ModelCodec.model(model);
    assertThat(ModelCodec.model(model).forest().artifact()).isSameAs(first.forest().artifact());
    StoredModel written = ModelCodec.write("a", "1", first);
    assertThat(ModelCodec.model(written).forest().artifact()).isSameAs(first.forest().artifact());
    // What the profile loses by being written, it loses here too.
    assertThat(ModelCodec.model(written).profile()).isNotSameAs(first.profile());
  }

  private void ask(SourceModels models, String... sources) {
    for (String source : sources) {
      assertThat(models.knowledge(source, WindowKey.DEFAULT_WIDTH, trouble -> {})).isPresent();
    }
  }

  private void publish(String source, String version) throws IOException {
    StoredModel model = StoredArtifactTest.stored();
    stored.publish(new StoredModel(source, version, model.artifact(), model.manifest()));
  }

  private ModelStore counted() {
    return new ModelStore() {
      @Override
      public Optional<String> currentVersion(String source) {
        return stored.currentVersion(source);
      }

      @Override
      public Optional<StoredModel> current(String source) {
        reads.add(source);
        return stored.current(source);
      }

      @Override
      public void publish(StoredModel model) {
        throw new UnsupportedOperationException();
      }

      @Override
      public List<String> versions(String source) {
        return stored.versions(source);
      }
    };
  }
}
