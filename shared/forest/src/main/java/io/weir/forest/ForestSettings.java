package io.weir.forest;

import io.weir.forest.tree.Growth;

/**
 * How a forest is grown and scored.
 *
 * @param trees how many trees, 1 to 10,000
 * @param sampleSize how many examples each tree sees, at least 2
 * @param maxDepth the most splits on a path, at most 64; 0 means ceil(log2(sampleSize))
 * @param seed fixes the forest, for any number of threads and on every JDK
 * @param mode how points are scored
 * @param threads how many threads grow trees
 */
public record ForestSettings(
    int trees, int sampleSize, int maxDepth, long seed, ScoringMode mode, int threads) {
  /** Checks the ranges. */
  public ForestSettings {
    new Growth(trees, sampleSize, maxDepth, seed, false, threads);
  }

  /** Returns the paper's settings: 100 trees of 256 examples, classic scoring, one thread. */
  public static ForestSettings defaults() {
    return new ForestSettings(100, 256, 0, 12345, ScoringMode.CLASSIC, 1);
  }

  /** Returns the same settings with another number of trees. */
  public ForestSettings withTrees(int newTrees) {
    return new ForestSettings(newTrees, sampleSize, maxDepth, seed, mode, threads);
  }

  /** Returns the same settings with another sample size. */
  public ForestSettings withSampleSize(int newSampleSize) {
    return new ForestSettings(trees, newSampleSize, maxDepth, seed, mode, threads);
  }

  /** Returns the same settings with another depth cap. */
  public ForestSettings withMaxDepth(int newMaxDepth) {
    return new ForestSettings(trees, sampleSize, newMaxDepth, seed, mode, threads);
  }

  /** Returns the same settings with another seed. */
  public ForestSettings withSeed(long newSeed) {
    return new ForestSettings(trees, sampleSize, maxDepth, newSeed, mode, threads);
  }

  /** Returns the same settings with another scoring mode. */
  public ForestSettings withMode(ScoringMode newMode) {
    return new ForestSettings(trees, sampleSize, maxDepth, seed, newMode, threads);
  }

  /** Returns the same settings with another number of threads. */
  public ForestSettings withThreads(int newThreads) {
    return new ForestSettings(trees, sampleSize, maxDepth, seed, mode, newThreads);
  }

  Growth growth(long forestSeed) {
    return new Growth(trees, sampleSize, maxDepth, forestSeed, mode == ScoringMode.BOX, threads);
  }
}
