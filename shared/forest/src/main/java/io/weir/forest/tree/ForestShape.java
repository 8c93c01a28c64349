package io.weir.forest.tree;

/**
 * A forest as it is stored: the nodes of all trees in preorder (a node, its left subtree, its right
 * subtree), without child indices, so that no stored forest can hold a cycle.
 *
 * <p>The arrays are not copied, going in or coming out: whoever passes them in gives them away, and
 * whoever gets them must not write to them.
 */
public final class ForestShape {
  private final int features;
  private final int sampleSize;
  private final int trees;
  private final int[] splitFeatures;
  private final double[] thresholds;
  private final int[] leafCounts;
  private final double[] boxes;

  /**
   * Makes a shape; a {@link Forest} made of it checks it.
   *
   * @param features how many features a point has
   * @param sampleSize how many points each tree was grown from
   * @param trees how many trees there are
   * @param splitFeatures for every node the index of the feature it splits on, or -1 for a leaf
   * @param thresholds for every split the value below which a point goes left
   * @param leafCounts for every leaf how many points of the sample ended there
   * @param boxes for every node with two points or more its bounding box, all lower bounds and then
   *     all upper bounds; empty when the forest keeps no boxes
   */
  public ForestShape(
      int features,
      int sampleSize,
      int trees,
      int[] splitFeatures,
      double[] thresholds,
      int[] leafCounts,
      double[] boxes) {
    this.features = features;
    this.sampleSize = sampleSize;
    this.trees = trees;
    this.splitFeatures = splitFeatures;
    this.thresholds = thresholds;
    this.leafCounts = leafCounts;
    this.boxes = boxes;
  }

  public int features() {
    return features;
  }

  public int sampleSize() {
    return sampleSize;
  }

  public int trees() {
    return trees;
  }

  public int[] splitFeatures() {
    return splitFeatures;
  }

  public double[] thresholds() {
    return thresholds;
  }

  public int[] leafCounts() {
    return leafCounts;
  }

  public double[] boxes() {
    return boxes;
  }
}
