package io.weir.forest.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Grows a forest from rows of numbers. The same rows, settings and seed give the same forest on
 * every JDK and for any number of threads, because each tree has a generator of its own.
 *
 * <p>Source: F. T. Liu, K. M. Ting, Z.-H. Zhou, "Isolation Forest", ICDM 2008, algorithms 1 and 2.
 */
public final class ForestGrower {
  private ForestGrower() {}

  /**
   * Returns the forest grown from the rows, which all have the same length.
   *
   * @throws IllegalArgumentException if there are fewer than two rows, lengths differ, a value is
   *     not finite, or no feature varies
   */
  public static Forest grow(double[][] rows, Growth growth) {
    Rows.check(rows);
    List<NodeList> trees = growth.threads() == 1 ? growHere(rows, growth) : growIn(rows, growth);
    int sampleSize = Math.min(growth.sampleSize(), rows.length);
    return new Forest(join(trees, rows[0].length, sampleSize));
  }

  private static List<NodeList> growHere(double[][] rows, Growth growth) {
    List<NodeList> trees = new ArrayList<>(growth.trees());
    for (int tree = 0; tree < growth.trees(); tree++) {
      trees.add(new TreeGrower(rows, growth, tree).grow());
    }
    return trees;
  }

  private static List<NodeList> growIn(double[][] rows, Growth growth) {
    ExecutorService pool = Executors.newFixedThreadPool(growth.threads());
    try {
      List<Future<NodeList>> pending = new ArrayList<>(growth.trees());
      for (int tree = 0; tree < growth.trees(); tree++) {
        int index = tree;
        pending.add(pool.submit(() -> new TreeGrower(rows, growth, index).grow()));
      }
      List<NodeList> trees = new ArrayList<>(growth.trees());
      for (Future<NodeList> tree : pending) {
        trees.add(tree.get());
      }
      return trees;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while growing the forest", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a tree could not be grown", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static ForestShape join(List<NodeList> trees, int features, int sampleSize) {
    int nodes = 0;
    int splits = 0;
    int leaves = 0;
    int boxed = 0;
    for (NodeList tree : trees) {
      nodes += tree.nodes;
      splits += tree.splits;
      leaves += tree.leaves;
      boxed = Math.addExact(boxed, tree.boxed);
    }
    ForestShape shape =
        new ForestShape(
            features,
            sampleSize,
            trees.size(),
            new int[nodes],
            new double[splits],
            new int[leaves],
            new double[boxed]);
    nodes = 0;
    splits = 0;
    leaves = 0;
    boxed = 0;
    for (NodeList tree : trees) {
      System.arraycopy(tree.splitFeatures, 0, shape.splitFeatures(), nodes, tree.nodes);
      System.arraycopy(tree.thresholds, 0, shape.thresholds(), splits, tree.splits);
      System.arraycopy(tree.leafCounts, 0, shape.leafCounts(), leaves, tree.leaves);
      System.arraycopy(tree.boxes, 0, shape.boxes(), boxed, tree.boxed);
      nodes += tree.nodes;
      splits += tree.splits;
      leaves += tree.leaves;
      boxed += tree.boxed;
    }
    return shape;
  }
}
