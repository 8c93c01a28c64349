package io.weir.report.page;

import io.weir.window.Counter;
import io.weir.window.Latencies;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.MutableDataset;
import org.tribuo.clustering.ClusterID;
import org.tribuo.clustering.ClusteringFactory;
import org.tribuo.clustering.kmeans.KMeansModel;
import org.tribuo.clustering.kmeans.KMeansTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.distance.L2Distance;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * The few states that a source's traffic is usually in: its windows grouped by k-means over how
 * much, how well and how large, each state told by when it occurs and what marks it.
 */
final class Regimes {
  private static final String[] NAMES = {"requests", "4xx", "5xx", "p95", "size"};
  private static final int STATES = 4;
  private static final int LEAST_WINDOWS = 288;
  private static final int MOST_WINDOWS = 4000;
  private static final int ROUNDS = 30;
  private static final long SEED = 1;

  /** The smallest share of windows that is a state and no accident. */
  private static final double LEAST_SHARE = 0.01;

  /** It tells of each round, which nobody asked for; kept here, or its level would be forgotten. */
  private static final Logger TRAINER = Logger.getLogger(KMeansTrainer.class.getName());

  /** Which state a window belongs to is known when all are there. */
  private final Map<WindowKey, Latencies> latencies = new HashMap<>();

  /** A window with requests. */
  private record Member(Instant start, Numbers numbers, Latencies latencies) {}

  void add(WindowKey key, Window window) {
    if (window.count(Counter.REQUESTS) > 0) {
      latencies.put(key, window.latencies());
    }
  }

  Panel panel(SourceFacts facts) {
    List<Member> windows = new ArrayList<>();
    facts
        .windows()
        .forEach(
            (key, numbers) -> {
              if (numbers.requests() > 0) {
                windows.add(new Member(key.start(), numbers, latencies.get(key)));
              }
            });
    if (windows.size() < LEAST_WINDOWS) {
      return Panel.of("Traffic regimes", "");
    }
    double[][] points = standardized(windows);
    Map<Integer, List<Member>> states = states(windows, points);
    List<List<Table.Cell>> rows = new ArrayList<>();
    states.values().stream()
        .filter(state -> state.size() >= LEAST_SHARE * windows.size())
        .sorted(Comparator.comparingInt((List<?> state) -> state.size()).reversed())
        .forEach(state -> rows.add(row(state, windows.size(), facts)));
    return Panel.of(
        "Traffic regimes",
        "Windows that are alike in volume, errors, response time and size (k-means).",
        new Table(
            "States of the traffic",
            List.of("When", "Share of time", "Requests", "4xx", "5xx", "p95", "Bytes a request"),
            rows));
  }

  private static Map<Integer, List<Member>> states(List<Member> windows, double[][] points) {
    ClusteringFactory factory = new ClusteringFactory();
    MutableDataset<ClusterID> data =
        new MutableDataset<>(new SimpleDataSourceProvenance("windows", factory), factory);
    int step = 1 + (points.length - 1) / MOST_WINDOWS;
    for (int i = 0; i < points.length; i += step) {
      data.add(new ArrayExample<>(ClusteringFactory.UNASSIGNED_CLUSTER_ID, NAMES, points[i]));
    }
    TRAINER.setLevel(Level.WARNING);
    KMeansModel model =
        new KMeansTrainer(
                STATES, ROUNDS, new L2Distance(), KMeansTrainer.Initialisation.PLUSPLUS, 1, SEED)
            .train(data);
    Map<Integer, List<Member>> states = new TreeMap<>();
    for (int i = 0; i < points.length; i++) {
      ArrayExample<ClusterID> example =
          new ArrayExample<>(ClusteringFactory.UNASSIGNED_CLUSTER_ID, NAMES, points[i]);
      int state = model.predict(example).getOutput().getID();
      states.computeIfAbsent(state, none -> new ArrayList<>()).add(windows.get(i));
    }
    return states;
  }

  /** Returns the windows' features, each with mean 0 and deviation 1, so that none outweighs. */
  private static double[][] standardized(List<Member> windows) {
    double[][] points =
        windows.stream().map(each -> features(each.numbers())).toArray(double[][]::new);
    for (int feature = 0; feature < NAMES.length; feature++) {
      double sum = 0;
      double squares = 0;
      for (double[] point : points) {
        sum += point[feature];
        squares += point[feature] * point[feature];
      }
      double mean = sum / points.length;
      double deviation = Math.sqrt(Math.max(1e-12, squares / points.length - mean * mean));
      for (double[] point : points) {
        point[feature] = (point[feature] - mean) / deviation;
      }
    }
    return points;
  }

  private static double[] features(Numbers numbers) {
    double requests = numbers.requests();
    double p95 = Double.isNaN(numbers.p95()) ? 0 : numbers.p95();
    return new double[] {
      Math.log(requests),
      Math.sqrt(numbers.clientErrorShare()),
      Math.sqrt(numbers.serverErrorShare()),
      Math.log1p(p95),
      Math.log1p(numbers.sentBytes() / requests)
    };
  }

  private static List<Table.Cell> row(List<Member> state, int all, SourceFacts facts) {
    double requests = sum(state, Numbers::requests);
    double share = (double) state.size() / all;
    return List.of(
        Table.Cell.of(when(state, facts)),
        Table.Cell.share(Shown.percent(share), share),
        Table.Cell.of(Shown.digits(Math.rint(requests / state.size())) + " a window"),
        Table.Cell.of(Shown.percent(sum(state, Numbers::clientErrors) / requests)),
        Table.Cell.of(Shown.percent(sum(state, Numbers::serverErrors) / requests)),
        Table.Cell.of(Shown.millis(p95(state))),
        Table.Cell.of(Shown.bytes(sum(state, Numbers::sentBytes) / requests)));
  }

  private static double sum(List<Member> state, ToLongFunction<Numbers> number) {
    return state.stream().mapToLong(each -> number.applyAsLong(each.numbers())).sum();
  }

  private static double p95(List<Member> state) {
    List<Latencies> all = state.stream().map(Member::latencies).toList();
    return Latencies.millis(all, 0.95).orElse(Double.NaN);
  }

  /** Returns the days and the hours in which most of the windows lie. */
  private static String when(List<Member> state, SourceFacts facts) {
    int[] hours = new int[24];
    int weekend = 0;
    for (Member each : state) {
      ZonedDateTime time = each.start().atZone(facts.zone());
      hours[time.getHour()]++;
      weekend += time.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0 ? 1 : 0;
    }
    double part = (double) weekend / state.size();
    String days = part > 0.6 ? "weekends, " : part < 0.08 ? "weekdays, " : "";
    return days + span(hours, state.size());
  }

  /** Returns the shortest run of hours, around the clock, that holds eight of ten. */
  private static String span(int[] hours, int all) {
    for (int length = 1; length < hours.length; length++) {
      for (int from = 0; from < hours.length; from++) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
          sum += hours[(from + i) % hours.length];
        }
        if (10 * sum >= 8 * all) {
          return length > 18
              ? "at any hour"
              : String.format(
                  Locale.ROOT, "mostly %02d to %02d h", from, (from + length) % hours.length);
        }
      }
    }
    return "at any hour";
  }
}
