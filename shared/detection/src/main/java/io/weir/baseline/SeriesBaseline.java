package io.weir.baseline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The baseline of a single series of numbers, for measuring it on public data: the same curve
 * through the week, of a series that is no window's feature.
 */
public final class SeriesBaseline {
  private static final double HOUR_SECONDS = 3600;
  private static final double SMALLEST_PART = 0.02;
  private static final int LEAST_DAYS = 2;

  private final Curve curve;
  private final double spread;
  private final boolean seasonal;

  private SeriesBaseline(Curve curve, double spread, boolean seasonal) {
    this.curve = curve;
    this.spread = spread;
    this.seasonal = seasonal;
  }

  /** Learns from values at times, earliest first; the days of the week are those of UTC. */
  public static SeriesBaseline fit(List<Instant> times, double[] values) {
    LocalTime[] local =
        times.stream().map(time -> LocalTime.of(time, ZoneOffset.UTC)).toArray(LocalTime[]::new);
    Duration length = Duration.between(times.get(0), times.get(times.size() - 1));
    double windowsPerHour = HOUR_SECONDS * times.size() / Math.max(1, length.toSeconds());
    Seen seen = ProfileFitter.seen(times, ZoneOffset.UTC);
    int slotsPerDay = (int) Math.round(windowsPerHour * LocalTime.HOURS);
    Times every = new Times(local, IntStream.range(0, local.length).toArray(), slotsPerDay);
    CurveFitter.Usual usual = new CurveFitter.Usual(1, 1);
    Curve curve = CurveFitter.fit(every, values, usual, windowsPerHour, seen);
    double overall = Robust.spread(values, curve.level());
    double range = Robust.quantile(values, 0.99) - Robust.quantile(values, 0.01);
    double smallest = Math.max(1e-9, SMALLEST_PART * range);
    boolean seasonal =
        length.toDays() >= LEAST_DAYS && curve.spread() < overall * (1 - SMALLEST_PART);
    double spread = seasonal ? curve.spread() : overall;
    return new SeriesBaseline(curve, Math.max(spread, smallest), seasonal);
  }

  /** Returns how many spreads the value lies above what is normal at the time. */
  public double distance(Instant time, double value) {
    double center = seasonal ? curve.center(LocalTime.of(time, ZoneOffset.UTC)) : curve.level();
    return (value - center) / spread;
  }
}
