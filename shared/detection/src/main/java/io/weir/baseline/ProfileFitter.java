package io.weir.baseline;

import io.weir.feature.Feature;
import io.weir.feature.FeatureVector;
import io.weir.window.Dimension;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Learns a {@link Profile} from windows. */
public final class ProfileFitter {
  private static final int KEPT_VALUES = 48;
  private static final double HOUR_SECONDS = 3600;

  private final ZoneId zone;
  private final Duration width;
  private final double windowsPerHour;

  public ProfileFitter(ZoneId zone, Duration windowWidth) {
    this.zone = zone;
    this.width = windowWidth;
    this.windowsPerHour = HOUR_SECONDS / windowWidth.toSeconds();
  }

  /** Returns whether what is known goes by the days and hours of the same time zone. */
  public boolean hasZoneOf(Profile profile) {
    return zone.equals(profile.zone());
  }

  /** Returns what is normal in the windows, which are in order of time. */
  public Profile fit(List<History> all) {
    int[] normal = normal(all);
    List<History> windows = Arrays.stream(normal).mapToObj(all::get).toList();
    LocalTime[] allTimes = times(all);
    CurveFitter.Usual usual =
        new CurveFitter.Usual(
            median(windows, Feature.REQUESTS), median(windows, Feature.UNIQUE_CLIENTS));
    Seen seen = seen(windows.stream().map(History::start).toList(), zone);
    Times times = new Times(allTimes, normal, (int) Math.round(windowsPerHour * LocalTime.HOURS));
    double[][] values = values(all);
    Map<Feature, Curve> curves = new ConcurrentHashMap<>();
    // Each feature has a curve of its own; a training of weeks may use the cores that there are.
    Arrays.stream(Feature.values())
        .parallel()
        .forEach(
            feature -> {
              double[] of = values[feature.ordinal()];
              if (Arrays.stream(normal).anyMatch(i -> !Double.isNaN(of[i]))) {
                curves.put(feature, CurveFitter.fit(times, of, usual, windowsPerHour, seen));
              }
            });
    double objects = windows.stream().mapToDouble(w -> w.digest().objects()).average().orElse(0);
    return new Profile(
        zone,
        windows.size(),
        objects,
        seen,
        curves,
        shares(windows),
        SegmentNorms.fit(windows),
        Regulars.fit(all, zone),
        Drift.usual(curves, times(windows), windows, windowsPerHour),
        customs(curves, allTimes, all),
        Fleet.fit(windows));
  }

  private Customs customs(Map<Feature, Curve> curves, LocalTime[] times, List<History> all) {
    List<Instant> starts = all.stream().map(History::start).toList();
    Curve errors = curves.get(Feature.SERVER_ERRORS);
    double failing =
        errors == null
            ? Double.NaN
            : Drift.usual(Feature.SERVER_ERRORS, errors, times, all, windowsPerHour);
    return new Customs(
        Silences.usual(curves.get(Feature.REQUESTS), starts, width, zone),
        Double.isNaN(failing) ? 0 : failing);
  }

  private LocalTime[] times(List<History> windows) {
    return windows.stream()
        .map(window -> LocalTime.of(window.start(), zone))
        .toArray(LocalTime[]::new);
  }

  private static int[] normal(List<History> all) {
    return IntStream.range(0, all.size()).filter(i -> History.isNormal(all, i)).toArray();
  }

  /** Returns by feature what the windows had of it, on its scale. */
  private static double[][] values(List<History> windows) {
    Feature[] features = Feature.values();
    double[][] values = new double[features.length][windows.size()];
    for (int i = 0; i < windows.size(); i++) {
      FeatureVector of = windows.get(i).digest().features();
      for (Feature feature : features) {
        values[feature.ordinal()][i] = of.scaled(feature);
      }
    }
    return values;
  }

  private static double median(List<History> windows, Feature feature) {
    return Robust.median(
        windows.stream().mapToDouble(w -> w.digest().features().get(feature)).toArray());
  }

  static Seen seen(List<Instant> starts, ZoneId zone) {
    List<Set<LocalDate>> hours = sets(LocalTime.HOURS);
    List<Set<LocalDate>> days = sets(LocalTime.DAYS);
    for (Instant start : starts) {
      LocalTime time = LocalTime.of(start, zone);
      LocalDate date = start.atZone(zone).toLocalDate();
      hours.get(time.hour()).add(date);
      days.get(time.dayOfWeek()).add(date);
    }
    return new Seen(sizes(hours), sizes(days));
  }

  private static List<Set<LocalDate>> sets(int size) {
    List<Set<LocalDate>> sets = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      sets.add(new HashSet<>());
    }
    return sets;
  }

  private static int[] sizes(List<Set<LocalDate>> sets) {
    return sets.stream().mapToInt(Set::size).toArray();
  }

  private static Map<Dimension, Map<String, Double>> shares(List<History> windows) {
    Map<Dimension, Map<String, Double>> shares = new EnumMap<>(Dimension.class);
    double requests = windows.stream().mapToDouble(w -> w.digest().requests()).sum();
    for (Dimension dimension : Dimension.values()) {
      Map<String, long[]> sums = new HashMap<>();
      for (History window : windows) {
        window
            .digest()
            .heavy(dimension)
            .forEach(
                (value, count) -> sums.computeIfAbsent(value, none -> new long[1])[0] += count);
      }
      Map<String, Double> kept = new LinkedHashMap<>();
      for (Map.Entry<String, long[]> sum : heaviest(sums)) {
        kept.put(sum.getKey(), sum.getValue()[0] / Math.max(1, requests));
      }
      shares.put(dimension, kept);
    }
    return shares;
  }

  /** Returns those that are kept, heaviest first; weeks have a hundred thousand clients. */
  private static List<Map.Entry<String, long[]>> heaviest(Map<String, long[]> sums) {
    Comparator<Map.Entry<String, long[]>> order =
        Comparator.comparingLong((Map.Entry<String, long[]> sum) -> -sum.getValue()[0])
            .thenComparing(Map.Entry.comparingByKey());
    PriorityQueue<Map.Entry<String, long[]>> kept = new PriorityQueue<>(order.reversed());
    for (Map.Entry<String, long[]> sum : sums.entrySet()) {
      if (kept.size() < KEPT_VALUES) {
        kept.add(sum);
      } else if (order.compare(sum, kept.element()) < 0) {
        kept.remove();
        kept.add(sum);
      }
    }
    return kept.stream().sorted(order).toList();
  }
}
