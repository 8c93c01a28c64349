package io.weir.model;

import io.weir.detect.Knowledge;
import io.weir.store.ModelStore;
import io.weir.store.StoredModel;
import io.weir.window.WindowKey;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The models in use. Which version that is, is asked each time; a model is read and checked when
 * that changes, and those used longest ago are forgotten. Safe for use by several threads.
 */
public final class SourceModels {
  /** A model takes some three times its artifact in memory. */
  private static final long MAX_ARTIFACT_BYTES = 96L << 20;

  /** So often a store that cannot be reached is tried, before scoring goes on without a model. */
  private static final int MAX_TRIES = 3;

  private final ModelStore store;
  private final long maxBytes;
  private final Map<String, Loaded> loaded = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, Integer> failures = new LinkedHashMap<>();
  private long artifactBytes;

  private record Loaded(String version, Optional<Knowledge> knowledge, String trouble, int bytes) {}

  public SourceModels(ModelStore store) {
    this(store, MAX_ARTIFACT_BYTES);
  }

  /** Returns models whose artifacts together take so many bytes, or one that is larger. */
  SourceModels(ModelStore store, long maxBytes) {
    this.store = store;
    this.maxBytes = maxBytes;
  }

  /**
   * Returns the name under which the model of a source is stored. Windows of another width than
   * usual have models of their own.
   */
  public static String name(String source, Duration width) {
    return width.equals(WindowKey.DEFAULT_WIDTH) ? source : source + "@" + width.toSeconds() + "s";
  }

  /**
   * Returns what the source's model knows; empty if it has none, or one that this version of Weir
   * cannot use or find.
   *
   * @param trouble takes the reason why there is a model that is not used
   * @throws UncheckedIOException if the store cannot be reached; after some tries in a row the
   *     source is scored without instead
   */
  public synchronized Optional<Knowledge> knowledge(
      String source, Duration width, Consumer<String> trouble) {
    String name = name(source, width);
    try {
      Loaded known = current(name);
      failures.remove(name);
      if (!known.trouble().isEmpty()) {
        trouble.accept(known.trouble());
      }
      return known.knowledge();
    } catch (IOException e) {
      boolean patient = failures.merge(name, 1, Integer::sum) < MAX_TRIES;
      if (patient && !(e instanceof FileNotFoundException)) {
        throw new UncheckedIOException(e);
      }
      trouble.accept(e.getMessage());
      return Optional.ofNullable(loaded.get(name)).flatMap(Loaded::knowledge);
    }
  }

  private Loaded current(String name) throws IOException {
    Optional<String> version = store.currentVersion(name);
    if (version.isEmpty()) {
      return new Loaded("", Optional.empty(), "", 0);
    }
    Loaded known = loaded.get(name);
    if (known == null || !known.version().equals(version.get())) {
      StoredModel model =
          store.current(name).orElseThrow(() -> new IOException("the model of " + name + " went"));
      known = read(model);
      keep(name, known);
    }
    return known;
  }

  private void keep(String name, Loaded model) {
    Loaded before = loaded.put(name, model);
    artifactBytes += model.bytes() - (before == null ? 0 : before.bytes());
    while (artifactBytes > maxBytes && loaded.size() > 1) {
      String oldest = loaded.keySet().iterator().next();
      artifactBytes -= loaded.remove(oldest).bytes();
    }
  }

  private static Loaded read(StoredModel model) {
    int bytes = model.artifact().size();
    try {
      return new Loaded(model.version(), Optional.of(ModelCodec.read(model)), "", bytes);
    } catch (IllegalArgumentException e) {
      String trouble = "model " + model.version() + " refused, scoring without: " + e.getMessage();
      return new Loaded(model.version(), Optional.empty(), trouble, 0);
    }
  }
}
