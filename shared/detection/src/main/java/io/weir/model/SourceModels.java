package io.weir.model;

import io.weir.detect.Knowledge;
import io.weir.store.ModelStore;
import io.weir.store.StoredModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The models in use, each read and checked once. */
public final class SourceModels {
  private static final System.Logger LOG = System.getLogger(SourceModels.class.getName());

  private final ModelStore store;
  private final ConcurrentMap<String, Loaded> loaded = new ConcurrentHashMap<>();

  private record Loaded(String version, Optional<Knowledge> knowledge) {}

  public SourceModels(ModelStore store) {
    this.store = store;
  }

  /**
   * Returns what the source's model knows; empty if it has none, or one that this version of Weir
   * cannot use, which is logged and scored without.
   */
  public Optional<Knowledge> knowledge(String source) {
    try {
      Optional<StoredModel> current = store.current(source);
      if (current.isEmpty()) {
        return Optional.empty();
      }
      StoredModel model = current.get();
      Loaded known = loaded.get(source);
      if (known == null || !known.version().equals(model.version())) {
        known = new Loaded(model.version(), read(model));
        loaded.put(source, known);
      }
      return known.knowledge();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Knowledge> read(StoredModel model) {
    try {
      return Optional.of(ModelCodec.read(model));
    } catch (IllegalArgumentException e) {
      LOG.log(
          Level.WARNING,
          "model {0} of {1} refused, scoring without: {2}",
          model.version(),
          model.source(),
          e.getMessage());
      return Optional.empty();
    }
  }
}
