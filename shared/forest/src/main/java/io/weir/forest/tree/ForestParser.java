package io.weir.forest.tree;

/** Reads a stored forest once, checking every number, and derives children, counts and lengths. */
final class ForestParser {
  private final ForestShape shape;
  private final int[] splitFeatures;
  private final int nodes;

  final int[] starts;
  final double[] threshold;
  final int[] right;
  final int[] count;
  final int[] box;
  final double[] expected;
  int deepest;

  private int nextThreshold;
  private int nextLeaf;
  private int nextBox;

  ForestParser(ForestShape shape) {
    this.shape = shape;
    this.splitFeatures = shape.splitFeatures();
    this.nodes = splitFeatures.length;
    require(shape.features() >= 1, "no features");
    require(shape.sampleSize() >= 2, "sample size below 2");
    require(shape.trees() >= 1 && shape.trees() <= Forest.MAX_TREES, "number of trees");
    require(nodes >= shape.trees() && nodes <= Forest.MAX_NODES, "number of nodes");
    this.starts = new int[shape.trees() + 1];
    this.threshold = new double[nodes];
    this.right = new int[nodes];
    this.count = new int[nodes];
    this.box = new int[nodes];
    this.expected = new double[nodes];
  }

  void parse() {
    int node = 0;
    for (int tree = 0; tree < shape.trees(); tree++) {
      starts[tree] = node;
      int end = parseNode(node, 0);
      require(count[node] == shape.sampleSize(), "leaf counts of a tree");
      node = end;
    }
    starts[shape.trees()] = node;
    require(node == nodes, "nodes left over");
    require(nextThreshold == shape.thresholds().length, "number of thresholds");
    require(nextLeaf == shape.leafCounts().length, "number of leaves");
    require(
        shape.boxes().length == 0 || (long) nextBox * boxWidth() == shape.boxes().length,
        "number of boxes");
  }

  /** Reads the subtree at the node and returns the index after it. */
  private int parseNode(int node, int depth) {
    require(node < nodes, "a tree is cut short");
    require(depth <= Forest.MAX_DEPTH, "a tree is too deep");
    deepest = Math.max(deepest, depth);
    int feature = splitFeatures[node];
    if (feature == -1) {
      parseLeaf(node, depth);
      return node + 1;
    }
    require(feature >= 0 && feature < shape.features(), "feature index");
    require(nextThreshold < shape.thresholds().length, "number of thresholds");
    double value = shape.thresholds()[nextThreshold++];
    require(Double.isFinite(value), "a threshold is not finite");
    threshold[node] = value;
    parseBox(node);
    int rightChild = parseNode(node + 1, depth + 1);
    int end = parseNode(rightChild, depth + 1);
    right[node] = rightChild;
    join(node, node + 1, rightChild);
    return end;
  }

  private void parseLeaf(int node, int depth) {
    require(nextLeaf < shape.leafCounts().length, "number of leaves");
    int points = shape.leafCounts()[nextLeaf++];
    require(points >= 1 && points <= shape.sampleSize(), "leaf count");
    count[node] = points;
    expected[node] = depth + PathLengths.average(points);
    if (points >= 2) {
      parseBox(node);
    } else {
      box[node] = -1;
    }
  }

  private void join(int node, int left, int rightChild) {
    long points = (long) count[left] + count[rightChild];
    require(points <= shape.sampleSize(), "leaf counts of a tree");
    count[node] = (int) points;
    // The weighted mean of the children, not c(n): only then do the steps of a path add up.
    expected[node] =
        (count[left] * expected[left] + count[rightChild] * expected[rightChild]) / points;
  }

  private void parseBox(int node) {
    box[node] = -1;
    double[] boxes = shape.boxes();
    if (boxes.length == 0) {
      return;
    }
    long offset = (long) nextBox++ * boxWidth();
    require(offset + boxWidth() <= boxes.length, "number of boxes");
    int low = (int) offset;
    box[node] = low;
    int high = low + shape.features();
    for (int f = 0; f < shape.features(); f++) {
      double from = boxes[low + f];
      double to = boxes[high + f];
      require(Double.isFinite(from) && Double.isFinite(to) && from <= to, "a box is not a range");
    }
    int feature = splitFeatures[node];
    require(
        feature < 0
            || (boxes[low + feature] < threshold[node] && threshold[node] <= boxes[high + feature]),
        "a threshold is outside its box");
  }

  private long boxWidth() {
    return 2L * shape.features();
  }

  private static void require(boolean holds, String defect) {
    if (!holds) {
      throw new IllegalArgumentException("not a forest: " + defect);
    }
  }
}
