package io.weir.detect;

import io.weir.feature.Feature;
import java.util.EnumMap;
import java.util.Map;

/** How far from normal each feature may lie before it counts as wrong. */
public final class Limits {
  /** What is believed before any quantile could be learned. */
  private static final Limit DEFAULT = Limit.of(5);

  private final Map<Feature, Limit> limits;

  private Limits(Map<Feature, Limit> limits) {
    this.limits = limits;
  }

  /** Returns limits that are not learned yet. */
  public static Limits defaults() {
    return new Limits(new EnumMap<>(Feature.class));
  }

  /** Returns learned limits; a feature left out has the default. */
  public static Limits of(Map<Feature, Limit> learned) {
    Map<Feature, Limit> limits = new EnumMap<>(Feature.class);
    limits.putAll(learned);
    return new Limits(limits);
  }

  public Limit of(Feature feature) {
    return limits.getOrDefault(feature, DEFAULT);
  }
}
