package io.weir.model;

import io.weir.baseline.Robust;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a source does on most of its days. It may have been told as trouble each time, and its
 * windows then teach nothing; but what comes on two days of three, such as a push message to the
 * site's users, is how this source is. Only what goes beyond such days is news.
 */
final class Everyday {
  private static final double MOST_DAYS = 2.0 / 3;

  /** A day in ten may go beyond what is everyday. */
  private static final double FAR = 0.9;

  private static final int ENOUGH_DAYS = 7;
  private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();

  private final Map<Long, Double> greatest = new TreeMap<>();

  /** Takes note of a value at a time. */
  void add(Instant time, double value) {
    greatest.merge(Math.floorDiv(time.getEpochSecond(), DAY_SECONDS), value, Math::max);
  }

  /** Returns the limit, or what is everyday if that lies beyond it on most days. */
  double atLeast(double limit) {
    double[] days = greatest.values().stream().mapToDouble(Double::doubleValue).toArray();
    boolean everyday = days.length >= ENOUGH_DAYS && Robust.quantile(days, 1 - MOST_DAYS) >= limit;
    return everyday ? Math.max(limit, Robust.quantile(days, FAR)) : limit;
  }
}
