package io.weir.feature;

import io.weir.window.Counter;
import io.weir.window.Dimension;
import io.weir.window.Window;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The clients and paths that were among the heavy ones before. */
public final class Familiar {
  private final Map<Dimension, Set<String>> values = new EnumMap<>(Dimension.class);

  /** Adds the heavy values of a digest. */
  public Familiar add(Digest digest) {
    add(Dimension.CLIENT, digest.heavy(Dimension.CLIENT).keySet());
    add(Dimension.PATH, digest.heavy(Dimension.PATH).keySet());
    return this;
  }

  /** Adds values of a dimension. */
  public Familiar add(Dimension dimension, Set<String> seen) {
    values.computeIfAbsent(dimension, none -> new HashSet<>()).addAll(seen);
    return this;
  }

  /**
   * Returns the share of the window's requests that go to heavy values not seen before; NaN without
   * requests or while nothing is familiar yet.
   */
  double newShare(Window window, Dimension dimension) {
    Set<String> known = values.getOrDefault(dimension, Set.of());
    double requests = window.count(Counter.REQUESTS);
    if (known.isEmpty() || requests == 0) {
      return Double.NaN;
    }
    long unseen = 0;
    for (Map.Entry<String, Long> entry : Digests.heaviest(window, dimension).entrySet()) {
      if (!known.contains(entry.getKey())) {
        unseen += entry.getValue();
      }
    }
    return Math.min(1, unseen / requests);
  }
}
