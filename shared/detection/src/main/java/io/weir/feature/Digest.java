package io.weir.feature;

import static java.util.Objects.requireNonNull;

import io.weir.window.Dimension;
import io.weir.window.segment.Segment;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is kept of a scored window: its features and its heaviest values.
 *
 * @param features the numbers
 * @param objects how many log objects contributed
 * @param heavy the heaviest values of each dimension with their counts, heaviest first, bounded
 * @param segments the busiest and the most failing segments of each kind
 */
public record Digest(
    FeatureVector features,
    long objects,
    Map<Dimension, Map<String, Long>> heavy,
    List<Segment> segments) {
  public Digest {
    requireNonNull(features, "features");
    Map<Dimension, Map<String, Long>> copy = new EnumMap<>(Dimension.class);
    heavy.forEach((dimension, values) -> copy.put(dimension, new Ranking(values)));
    heavy = java.util.Collections.unmodifiableMap(copy);
    segments = List.copyOf(segments);
  }

  /** Returns the heaviest values of the dimension with their counts, heaviest first. */
  public Map<String, Long> heavy(Dimension dimension) {
    return heavy.getOrDefault(dimension, Map.of());
  }

  public double requests() {
    return features.get(Feature.REQUESTS);
  }
}
