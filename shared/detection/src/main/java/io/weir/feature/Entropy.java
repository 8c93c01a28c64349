package io.weir.feature;

import io.weir.window.Counter;
import io.weir.window.Dimension;
import io.weir.window.TopEntry;
import io.weir.window.Window;

/** How evenly a window's requests are spread over the values of a dimension. */
final class Entropy {
  private static final double LN2 = Math.log(2);

  private Entropy() {}

  /**
   * Returns the Shannon entropy in bits, estimated: the heavy hitters by their counts, the rest as
   * if it were spread evenly over the other distinct values. NaN without requests.
   */
  static double bits(Window window, Dimension dimension) {
    double requests = window.count(Counter.REQUESTS);
    if (requests == 0) {
      return Double.NaN;
    }
    double bits = 0;
    double rest = requests;
    int listed = 0;
    for (TopEntry entry : window.top(dimension)) {
      double count = Math.min(rest, (double) entry.count() - entry.error());
      if (count > 0) {
        bits += term(count / requests);
        rest -= count;
        listed++;
      }
    }
    double others = Math.max(1, window.distinct(dimension) - listed);
    if (rest >= 1) {
      bits += others * term(rest / requests / others);
    }
    return bits;
  }

  private static double term(double share) {
    return -share * Math.log(share) / LN2;
  }
}
