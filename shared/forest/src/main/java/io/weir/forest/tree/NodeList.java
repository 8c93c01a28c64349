package io.weir.forest.tree;

import java.util.Arrays;

/** The nodes of one tree while it grows, in preorder, as {@link ForestShape} lists them. */
final class NodeList {
  int[] splitFeatures = new int[128];
  double[] thresholds = new double[64];
  int[] leafCounts = new int[64];
  double[] boxes = new double[0];
  int nodes;
  int splits;
  int leaves;
  int boxed;

  void addSplit(int feature, double threshold) {
    addNode(feature);
    if (splits == thresholds.length) {
      thresholds = Arrays.copyOf(thresholds, 2 * splits);
    }
    thresholds[splits++] = threshold;
  }

  void addLeaf(int points) {
    addNode(-1);
    if (leaves == leafCounts.length) {
      leafCounts = Arrays.copyOf(leafCounts, 2 * leaves);
    }
    leafCounts[leaves++] = points;
  }

  /** Makes room for one number per feature and returns where it starts. */
  int addBounds(int features) {
    if (boxed + features > boxes.length) {
      boxes = Arrays.copyOf(boxes, Math.max(64 * features, 2 * boxes.length));
    }
    int offset = boxed;
    boxed += features;
    return offset;
  }

  private void addNode(int feature) {
    if (nodes == splitFeatures.length) {
      splitFeatures = Arrays.copyOf(splitFeatures, 2 * nodes);
    }
    splitFeatures[nodes++] = feature;
  }
}
