package io.weir.forest.tree;

/**
 * How a forest is grown.
 *
 * @param trees how many trees, 1 to {@link Forest#MAX_TREES}
 * @param sampleSize how many points each tree sees, at least 2; fewer when there are fewer rows
 * @param maxDepth the most splits on a path, at most {@link Forest#MAX_DEPTH}; 0 means the paper's
 *     ceil(log2(sampleSize))
 * @param seed fixes the forest, for any number of threads
 * @param boxes whether nodes keep the bounding boxes of their points, as box scoring needs
 * @param threads how many threads grow trees, at least 1
 */
public record Growth(
    int trees, int sampleSize, int maxDepth, long seed, boolean boxes, int threads) {
  /** Checks the ranges. */
  public Growth {
    require(trees >= 1 && trees <= Forest.MAX_TREES, "trees", trees);
    require(sampleSize >= 2 && sampleSize <= 1 << 20, "sampleSize", sampleSize);
    require(maxDepth >= 0 && maxDepth <= Forest.MAX_DEPTH, "maxDepth", maxDepth);
    require(threads >= 1 && threads <= 1024, "threads", threads);
  }

  /** Returns the depth cap that applies to a tree of so many points. */
  int depthCap(int points) {
    return maxDepth > 0 ? maxDepth : 32 - Integer.numberOfLeadingZeros(points - 1);
  }

  private static void require(boolean holds, String name, int value) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is out of range: " + value);
    }
  }
}
