package io.weir.detect;

import io.weir.baseline.Readings;
import io.weir.feature.Digest;
import io.weir.finding.FindingType;
import io.weir.window.Dimension;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * One row of the classification: what a kind of trouble looks like.
 *
 * @param type the kind
 * @param all signs that must all be there
 * @param any signs of which one must be there; none are needed if this is empty
 * @param guard what else must hold of the window
 * @param blame where to look for whom or what it is about
 */
record TypeRule(
    FindingType type,
    List<Sign> all,
    List<Sign> any,
    BiPredicate<Readings, Digest> guard,
    List<Dimension> blame) {

  /** Returns how many times over the limits the row is; 0 if it does not hold. */
  double strength(Readings readings, Limits limits, Digest digest) {
    double weakest =
        all.stream().mapToDouble(sign -> sign.strength(readings, limits)).min().orElse(1e9);
    double strongest =
        any.stream().mapToDouble(sign -> sign.strength(readings, limits)).max().orElse(1e9);
    double strength = Math.min(weakest, strongest);
    return strength >= 1 && guard.test(readings, digest) ? strength : 0;
  }

  /** Returns the signs of the row that are there. */
  List<Sign> present(Readings readings, Limits limits) {
    return java.util.stream.Stream.concat(all.stream(), any.stream())
        .filter(sign -> sign.strength(readings, limits) > 0)
        .toList();
  }
}
