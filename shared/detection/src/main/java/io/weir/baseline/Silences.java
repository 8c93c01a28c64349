package io.weir.baseline;

import io.weir.feature.Feature;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/**
 * The silences that a source has by habit: hours in which nobody asks for anything, though at other
 * times of the same kind somebody did. A silence is as large as the requests that were to be
 * expected in it, so that a quiet night excuses no outage by day.
 */
final class Silences {
  /** What came about so often in some weeks is a habit, and no outage. */
  private static final int HABIT = 7;

  /** A source that is silent for longer was gone. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private Silences() {}

  /**
   * Returns how many requests were expected in the largest silence that was reached so often; 0 if
   * there were fewer.
   *
   * @param requests what is normal; null if it was never measured
   * @param starts of the windows that there are, in order of time
   */
  static double usual(Curve requests, List<Instant> starts, Duration width, ZoneId zone) {
    if (requests == null) {
      return 0;
    }
    double[] silences = new double[Math.max(0, starts.size() - 1)];
    for (int i = 0; i < silences.length; i++) {
      Instant from = starts.get(i).plus(width);
      Instant to = starts.get(i + 1);
      boolean gone = from.plus(LONGEST).isBefore(to);
      silences[i] = gone ? 0 : expected(requests, from, to, width, zone);
    }
    Arrays.sort(silences);
    return silences.length < HABIT ? 0 : silences[silences.length - HABIT];
  }

  private static double expected(
      Curve requests, Instant from, Instant to, Duration width, ZoneId zone) {
    double expected = 0;
    for (Instant start = from; start.isBefore(to); start = start.plus(width)) {
      expected += Feature.REQUESTS.unscaled(requests.center(LocalTime.of(start, zone)));
    }
    return expected;
  }
}
