package io.weir.report.page;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How the traffic grows from week to week: each day beside the same day a week before, so that the
 * rhythm of the week cancels out. The median of the logarithms of these ratios is the growth; their
 * spread says how sure it is.
 *
 * @param lastWeek requests of the last seven whole days
 * @param perWeek the growth in a week, as a logarithm
 * @param spread the spread of one day's ratio, as a logarithm
 * @param pairs how many days were compared
 */
record Growth(double lastWeek, double perWeek, double spread, int pairs) {
  private static final int WEEK = 7;
  private static final double HOURS = 24;

  /** The spread of a normal distribution over its median absolute deviation. */
  private static final double MAD_TO_SPREAD = 1.4826;

  /** Two spreads on either side hold about 95 of 100. */
  private static final double WIDTH = 2;

  /** What may be expected some weeks from now. */
  record Forecast(double low, double middle, double high) {}

  /** Returns the growth; needs two whole weeks. */
  static java.util.Optional<Growth> of(List<Hour> hours) {
    Map<Instant, double[]> sums = new TreeMap<>();
    for (Hour hour : hours) {
      double[] day =
          sums.computeIfAbsent(hour.start().truncatedTo(ChronoUnit.DAYS), none -> new double[2]);
      day[0] += hour.requests();
      day[1]++;
    }
    sums.values().removeIf(day -> day[1] < HOURS || day[0] == 0);
    List<Double> ratios = new ArrayList<>();
    sums.forEach(
        (day, sum) -> {
          double[] before = sums.get(day.minus(WEEK, ChronoUnit.DAYS));
          if (before != null) {
            ratios.add(Math.log(sum[0] / before[0]));
          }
        });
    if (ratios.size() < WEEK) {
      return java.util.Optional.empty();
    }
    double growth = median(ratios).orElseThrow();
    double spread =
        MAD_TO_SPREAD
            * median(ratios.stream().map(ratio -> Math.abs(ratio - growth)).toList()).orElseThrow();
    double lastWeek =
        sums.values().stream().skip(sums.size() - WEEK).mapToDouble(day -> day[0]).sum();
    return java.util.Optional.of(new Growth(lastWeek, growth, spread, ratios.size()));
  }

  /** Returns the requests of the week that ends so many weeks from now. */
  Forecast in(int weeks) {
    double oneWeek = spread / Math.sqrt(WEEK);
    double known = (double) pairs / WEEK;
    double off = WIDTH * oneWeek * Math.sqrt(weeks + weeks * weeks / known);
    double middle = weeks * perWeek;
    return new Forecast(
        lastWeek * Math.exp(middle - off),
        lastWeek * Math.exp(middle),
        lastWeek * Math.exp(middle + off));
  }

  /** Returns the growth in a week as a share; 0.05 is five per cent more. */
  double share() {
    return Math.exp(perWeek) - 1;
  }

  static OptionalDouble median(List<Double> values) {
    if (values.isEmpty()) {
      return OptionalDouble.empty();
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    boolean odd = sorted.size() % 2 == 1;
    return OptionalDouble.of(
        odd ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
  }
}
