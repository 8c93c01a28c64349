package io.weir.local.forest;

import io.weir.forest.ForestSettings;
import io.weir.forest.ScoringMode;
import picocli.CommandLine.Option;

/** How to grow a forest, as options. */
final class GrowthOptions {
  @Option(names = "--trees", defaultValue = "100", description = "Trees (${DEFAULT-VALUE}).")
  private int trees;

  @Option(
      names = "--sample-size",
      defaultValue = "256",
      description = "Rows each tree sees (${DEFAULT-VALUE}).")
  private int sampleSize;

  @Option(
      names = "--max-depth",
      defaultValue = "0",
      description = "Most splits on a path; 0 means ceil(log2(sample size)).")
  private int maxDepth;

  @Option(
      names = "--mode",
      defaultValue = "classic",
      description = "Scoring: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private ScoringMode mode;

  @Option(
      names = "--threads",
      defaultValue = "1",
      description = "Threads that grow trees (${DEFAULT-VALUE}); the forest stays the same.")
  private int threads;

  ForestSettings settings(long seed) {
    try {
      return new ForestSettings(trees, sampleSize, maxDepth, seed, mode, threads);
    } catch (IllegalArgumentException e) {
      throw new UserError(e.getMessage());
    }
  }
}
