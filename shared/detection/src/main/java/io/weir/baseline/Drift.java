package io.weir.baseline;

import io.weir.feature.Feature;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a feature has moved away from what is normal over the last hours: its mean distance from the
 * curve, hour by hour. The curve holds the rhythm of day and week, so that a morning is no drift.
 *
 * @param feature which
 * @param rise from the first hour to the last, on the feature's scale
 * @param slope how badly a straight line fits the windows, over how badly one step does: under 1 it
 *     crept, over 1 it came at once
 * @param above how far the last hour lies above normal, on the scale
 * @param first the value in the first hour, as if it were now
 * @param last the value in the last hour
 * @param usual how far hours so far apart usually lie from each other, as a standard deviation
 */
public record Drift(
    Feature feature,
    double rise,
    double slope,
    double above,
    double first,
    double last,
    double usual) {
  /** Over how many steps from hour to hour. */
  public static final int HOURS = 3;

  private static final Set<Feature> CREEPING =
      EnumSet.of(Feature.TYPICAL_LATENCY, Feature.SERVER_ERRORS, Feature.TYPICAL_BYTES);

  private static final Duration HOUR = Duration.ofHours(1);
  private static final double MOST = 0.75;

  /** Fewer pairs of hours, some four days, say little of how far hours stray. */
  private static final int ENOUGH_PAIRS = 96;

  private static final double TAIL = 0.995;
  private static final double BEYOND_TAIL = 5;

  /** Returns the features that are watched for it. */
  public static Set<Feature> creeping() {
    return CREEPING;
  }

  /**
   * Returns the drift up to the end of the last window; empty if hours are missing or too little is
   * known of the source.
   *
   * @param windows the windows of the last hours, earliest first
   */
  public static Optional<Drift> of(
      Profile profile, Feature feature, Duration width, List<History> windows) {
    double usual = profile.drifts().getOrDefault(feature, Double.NaN);
    if (Double.isNaN(usual) || !profile.knows(feature) || windows.isEmpty()) {
      return Optional.empty();
    }
    History latest = windows.get(windows.size() - 1);
    Instant end = latest.start().plus(width);
    double[] hours = new double[HOURS + 1];
    for (int i = 0; i < hours.length; i++) {
      Instant to = end.minus(HOUR.multipliedBy(HOURS - i));
      hours[i] = hour(profile, feature, width, windows, to);
      if (Double.isNaN(hours[i])) {
        return Optional.empty();
      }
    }
    double rise = hours[HOURS] - hours[0];
    double center = profile.center(feature, latest.start());
    return Optional.of(
        new Drift(
            feature,
            rise,
            slope(distances(profile, feature, windows, end.minus(HOUR.multipliedBy(HOURS + 1)))),
            hours[HOURS],
            feature.unscaled(center + hours[0]),
            feature.unscaled(center + hours[HOURS]),
            usual));
  }

  private static double hour(
      Profile profile, Feature feature, Duration width, List<History> windows, Instant to) {
    double sum = 0;
    int count = 0;
    for (History window : windows) {
      boolean inside = window.start().isBefore(to) && !window.start().isBefore(to.minus(HOUR));
      double value = inside ? window.digest().features().get(feature) : Double.NaN;
      if (!Double.isNaN(value)) {
        sum += window.digest().features().scaled(feature) - profile.center(feature, window.start());
        count++;
      }
    }
    return count >= MOST * HOUR.dividedBy(width) ? sum / count : Double.NaN;
  }

  private static double[] distances(
      Profile profile, Feature feature, List<History> windows, Instant from) {
    return windows.stream()
        .filter(window -> !window.start().isBefore(from))
        .filter(window -> window.digest().features().has(feature))
        .mapToDouble(
            window ->
                window.digest().features().scaled(feature)
                    - profile.center(feature, window.start()))
        .toArray();
  }

  /** Returns the squared errors of the line of least squares over those of the best step. */
  private static double slope(double[] values) {
    double sum = 0;
    double squares = 0;
    double weighted = 0;
    int n = values.length;
    for (int i = 0; i < n; i++) {
      sum += values[i];
      squares += values[i] * values[i];
      weighted += (i - (n - 1) / 2.0) * values[i];
    }
    double around = squares - sum * sum / n;
    double line = around - weighted * weighted / (n * ((double) n * n - 1) / 12);
    double step = around;
    double before = 0;
    for (int i = 1; i < n; i++) {
      before += values[i - 1];
      double after = sum - before;
      step = Math.min(step, squares - before * before / i - after * after / (n - i));
    }
    return line / Math.max(step, Double.MIN_NORMAL);
  }

  /** Learns from normal windows how far hours stray from each other. */
  static Map<Feature, Double> usual(
      Map<Feature, Curve> curves, LocalTime[] times, List<History> windows, double perHour) {
    Map<Feature, Double> usual = new EnumMap<>(Feature.class);
    for (Feature feature : CREEPING) {
      if (curves.containsKey(feature)) {
        double spread = usual(feature, curves.get(feature), times, windows, perHour);
        if (!Double.isNaN(spread)) {
          usual.put(feature, spread);
        }
      }
    }
    return usual;
  }

  /** Returns how far hours stray from each other; NaN if there are too few. */
  static double usual(
      Feature feature, Curve curve, LocalTime[] times, List<History> windows, double perHour) {
    NavigableMap<Long, double[]> sums = new TreeMap<>();
    for (int i = 0; i < times.length; i++) {
      double value = windows.get(i).digest().features().get(feature);
      if (!Double.isNaN(value)) {
        long hour = windows.get(i).start().getEpochSecond() / HOUR.toSeconds();
        double[] sum = sums.computeIfAbsent(hour, none -> new double[2]);
        sum[0] += windows.get(i).digest().features().scaled(feature) - curve.center(times[i]);
        sum[1]++;
      }
    }
    sums.values().removeIf(sum -> sum[1] < MOST * perHour);
    double[] apart =
        sums.entrySet().stream()
            .filter(hour -> sums.containsKey(hour.getKey() - HOURS))
            .mapToDouble(
                hour -> {
                  double[] before = sums.get(hour.getKey() - HOURS);
                  return Math.abs(hour.getValue()[0] / hour.getValue()[1] - before[0] / before[1]);
                })
            .toArray();
    return apart.length < ENOUGH_PAIRS
        ? Double.NaN
        : Math.max(Robust.spread(apart, 0), Robust.quantile(apart, TAIL) / BEYOND_TAIL);
  }
}
