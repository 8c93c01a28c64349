package io.weir.forest.artifact;

/**
 * How much a stored forest may hold. A reader should refuse larger objects before it fetches them.
 *
 * @param modelBytes the most bytes of a model
 * @param manifestBytes the most bytes of a manifest
 */
public record ArtifactLimits(int modelBytes, int manifestBytes) {
  /**
   * The limits that hold unless others are given: 32 MB, eight times a box-scored forest of 100
   * trees and 30 features, and 1 MB.
   */
  public static final ArtifactLimits DEFAULT = new ArtifactLimits(32 << 20, 1 << 20);
}
