package io.weir.baseline;

import io.weir.feature.Feature;
import java.util.ArrayList;
import java.util.List;

/**
 * With how few targets a source has served how many requests in a window. One that adds and removes
 * targets as the traffic needs has fewer on a quiet day, and has lost none.
 */
final class Fleet {
  /** JSON has no NaN. */
  private static final double NEVER = -1;

  /** Steps of a doubling of the requests. */
  private static final int STEPS = 4;

  /** So many windows show what is usual, and so small a part of them is not. */
  private static final int ENOUGH = 12;

  private static final double RARELY = 0.05;

  /** A window has no more requests than that, about a billion. */
  private static final int MOST_STEPS = 30 * STEPS;

  private final double[] fewest;

  /**
   * @param fewest by the requests, in steps of a fifth: the targets that so many or more were
   *     served by; -1 where that was not seen
   */
  Fleet(double[] fewest) {
    this.fewest = fewest.clone();
  }

  static Fleet unknown() {
    return new Fleet(new double[0]);
  }

  /** Learns from normal windows. */
  static Fleet fit(List<History> windows) {
    List<List<Double>> targets = new ArrayList<>();
    for (History window : windows) {
      double backends = window.digest().features().get(Feature.BACKENDS);
      if (!Double.isNaN(backends)) {
        int step = step(window.digest().requests());
        while (targets.size() <= step) {
          targets.add(new ArrayList<>());
        }
        targets.get(step).add(backends);
      }
    }
    double[] fewest = new double[targets.size()];
    double ofMore = NEVER;
    for (int step = fewest.length - 1; step >= 0; step--) {
      double[] of = targets.get(step).stream().mapToDouble(Double::doubleValue).toArray();
      double own = of.length < ENOUGH ? NEVER : Robust.quantile(of, RARELY);
      // What served more serves as many.
      ofMore = ofMore == NEVER || (own != NEVER && own < ofMore) ? own : ofMore;
      fewest[step] = ofMore;
    }
    return new Fleet(fewest);
  }

  private static int step(double requests) {
    double doublings = Math.log(Math.max(1, requests)) / Math.log(2);
    return (int) Math.min(MOST_STEPS, STEPS * doublings);
  }

  /** Returns whether so many requests were served by so few targets before. */
  boolean hasServed(double requests, double targets) {
    int step = step(requests);
    return step < fewest.length && fewest[step] != NEVER && targets >= fewest[step];
  }

  double[] fewest() {
    return fewest.clone();
  }
}
