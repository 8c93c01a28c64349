package io.weir.store.memory;

import io.weir.store.ModelStore;
import io.weir.store.StoredModel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Model artifacts in memory: of each source the one in use, and the names of those before. Safe for
 * use by several threads.
 */
public final class InMemoryModelStore implements ModelStore {
  private final Map<String, NavigableSet<String>> versions = new HashMap<>();
  private final Map<String, StoredModel> current = new HashMap<>();

  @Override
  public synchronized Optional<String> currentVersion(String source) {
    return current(source).map(StoredModel::version);
  }

  @Override
  public synchronized Optional<StoredModel> current(String source) {
    return Optional.ofNullable(current.get(source));
  }

  @Override
  public synchronized void publish(StoredModel model) {
    versions
        .computeIfAbsent(model.source(), none -> new TreeSet<>(Comparator.reverseOrder()))
        .add(model.version());
    current.put(model.source(), model);
  }

  @Override
  public synchronized List<String> versions(String source) {
    return List.copyOf(versions.getOrDefault(source, new TreeSet<>()));
  }
}
