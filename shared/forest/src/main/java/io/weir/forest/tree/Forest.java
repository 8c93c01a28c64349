package io.weir.forest.tree;

/**
 * A grown forest in flat arrays, checked as a whole when it is made: whatever holds a Forest may
 * walk it without further checks.
 *
 * <p>Nodes of all trees lie in preorder in one index space; the left child of a split is the next
 * node.
 */
public final class Forest {
  /** More levels than any useful isolation tree has; bounds every walk. */
  public static final int MAX_DEPTH = 64;

  /** The most trees a forest may have. */
  public static final int MAX_TREES = 10_000;

  /** The most nodes all trees together may have. */
  public static final int MAX_NODES = 1 << 22;

  private final ForestShape shape;
  final int[] starts;
  final double[] threshold;
  final int[] right;
  final int[] count;
  final int[] box;

  /** Expected path length in edges below and above each node, for a training point. */
  final double[] expected;

  final int depth;

  /**
   * Checks the shape and derives what scoring needs.
   *
   * @throws IllegalArgumentException if the shape is not a forest, naming the first defect
   */
  public Forest(ForestShape shape) {
    ForestParser parser = new ForestParser(shape);
    parser.parse();
    this.shape = shape;
    this.starts = parser.starts;
    this.threshold = parser.threshold;
    this.right = parser.right;
    this.count = parser.count;
    this.box = parser.box;
    this.expected = parser.expected;
    this.depth = parser.deepest;
  }

  /** Returns the stored form; its arrays are shared and must not be written to. */
  public ForestShape shape() {
    return shape;
  }

  /** Returns how many features a point has. */
  public int features() {
    return shape.features();
  }

  /** Returns how many trees there are. */
  public int trees() {
    return shape.trees();
  }

  /** Returns how many nodes all trees have together. */
  public int nodes() {
    return shape.splitFeatures().length;
  }

  /** Returns whether the nodes keep the bounding boxes of their training points. */
  public boolean hasBoxes() {
    return shape.boxes().length > 0;
  }

  /** Returns how often each feature is split on, over all trees. */
  public long[] splitsByFeature() {
    long[] splits = new long[features()];
    for (int feature : shape.splitFeatures()) {
      if (feature >= 0) {
        splits[feature]++;
      }
    }
    return splits;
  }

  int feature(int node) {
    return shape.splitFeatures()[node];
  }
}
