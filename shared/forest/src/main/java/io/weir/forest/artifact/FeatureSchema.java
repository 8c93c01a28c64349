package io.weir.forest.artifact;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The features of a point, in the order of its values.
 *
 * @param features at least one, with distinct names
 */
public record FeatureSchema(List<Feature> features) {
  /**
   * One feature.
   *
   * @param name its name, not empty
   * @param unit its unit, such as {@code ms} or {@code 1} for a plain number, not empty
   */
  public record Feature(String name, String unit) {
    /** Checks that both are there. */
    public Feature {
      if (name.isBlank() || unit.isBlank()) {
        throw new IllegalArgumentException(
            "a feature needs a name and a unit: " + name + ", " + unit);
      }
    }
  }

  /** Checks the names and copies the list. */
  public FeatureSchema {
    features = List.copyOf(features);
    if (features.isEmpty()) {
      throw new IllegalArgumentException("a schema needs a feature");
    }
    Set<String> names = new HashSet<>();
    for (Feature feature : features) {
      if (!names.add(feature.name())) {
        throw new IllegalArgumentException("two features have the name " + feature.name());
      }
    }
  }

  /** Returns the schema of features that are plain numbers. */
  public static FeatureSchema ofNames(List<String> names) {
    return new FeatureSchema(names.stream().map(name -> new Feature(name, "1")).toList());
  }

  /** Returns how many features there are. */
  public int size() {
    return features.size();
  }

  /** Returns the names, in order. */
  public List<String> names() {
    return features.stream().map(Feature::name).toList();
  }
}
