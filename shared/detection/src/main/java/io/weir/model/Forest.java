package io.weir.model;

import static java.util.Objects.requireNonNull;

import io.weir.baseline.Readings;
import io.weir.detect.Knowledge;
import io.weir.feature.Feature;
import io.weir.forest.artifact.FeatureSchema;
import io.weir.forest.artifact.ForestArtifact;
import java.util.Arrays;

/**
 * An isolation forest over the distances of all features from the profile, or of the first ones, if
 * it was grown before the others were thought of.
 *
 * @param artifact the trained forest
 * @param threshold the score from which a window is unusual
 */
record Forest(ForestArtifact artifact, double threshold) implements Knowledge.UnusualModel {
  /** Beyond this many spreads a feature is as far off as can be. */
  private static final double FARTHEST = 12;

  private static final double STEEPNESS = 4;

  Forest {
    requireNonNull(artifact, "artifact");
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException("threshold must be in (0, 1): " + threshold);
    }
    if (artifact.schema().size() > Feature.values().length) {
      throw new IllegalArgumentException("the forest was made for other features");
    }
  }

  static FeatureSchema schema() {
    return FeatureSchema.ofNames(Arrays.stream(Feature.values()).map(Enum::name).toList());
  }

  /**
   * Returns the distances in the order of the schema; 0 where there is nothing to compare, and for
   * what a firewall's refusals move.
   */
  static double[] row(Readings readings) {
    return row(readings, Feature.values().length);
  }

  private static double[] row(Readings readings, int features) {
    return Arrays.stream(Feature.values(), 0, features)
        .mapToDouble(f -> Knowledge.BY_POLICY.contains(f) ? 0 : readings.distance(f))
        .map(distance -> Math.max(-FARTHEST, Math.min(FARTHEST, distance)))
        .toArray();
  }

  @Override
  public double strength(Readings readings) {
    double score = artifact.score(row(readings, artifact.schema().size()));
    return 1 + STEEPNESS * (score - threshold) / (1 - threshold);
  }
}
