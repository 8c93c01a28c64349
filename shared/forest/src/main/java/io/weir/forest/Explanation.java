package io.weir.forest;

import java.util.Comparator;
import java.util.List;

/**
 * Why a point has its score: the mean path length is the base plus the contributions of all
 * features.
 *
 * @param score the score, in (0, 1), higher is more anomalous
 * @param basePathLength the mean path length, in edges, expected of a training example
 * @param pathLength the point's mean path length, in edges
 * @param contributions one per feature
 */
public record Explanation(
    double score, double basePathLength, double pathLength, List<Contribution> contributions) {
  /** Copies the contributions. */
  public Explanation {
    contributions = List.copyOf(contributions);
  }

  /** Returns the contributions, the one that made the point most anomalous first. */
  public List<Contribution> ranked() {
    return contributions.stream()
        .sorted(Comparator.comparingDouble(Contribution::pathLength))
        .toList();
  }

  /**
   * Returns the share of the feature among all that made the point anomalous, from 0 to 1; 0 for a
   * feature that made it look normal.
   */
  public double share(Contribution contribution) {
    double total = 0;
    for (Contribution each : contributions) {
      total += Math.max(0, -each.pathLength());
    }
    return total == 0 ? 0 : Math.max(0, -contribution.pathLength()) / total;
  }
}
