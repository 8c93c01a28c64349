package io.weir.model;

import io.weir.baseline.History;
import io.weir.baseline.Level;
import io.weir.baseline.Profile;
import io.weir.baseline.ProfileFitter;
import io.weir.baseline.Reading;
import io.weir.baseline.Readings;
import io.weir.detect.Limit;
import io.weir.detect.Limits;
import io.weir.feature.Feature;
import io.weir.forest.ForestSettings;
import io.weir.forest.ScoringMode;
import io.weir.forest.artifact.ForestArtifact;
import io.weir.forest.artifact.TrainingPlan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Learns a model from a source's normal windows. The earlier windows teach what is normal; the
 * later ones, held out, tell how far a normal window may stray, and so set the limits for the
 * bearable number of false alarms. The profile that is kept is then taught by all of them.
 */
final class ModelTrainer {
  private static final double TAUGHT = 0.7;

  /** The limits of single features, the forest and their likes share the budget of alarms. */
  private static final double WAYS_TO_ALARM = 12;

  /** What happened three times among the held-out windows will happen again. */
  private static final int RARE = 3;

  private static final double DOUBTFUL_DAYS = 0.75;
  private static final double HOURS_OF_A_DAY = 24;
  private static final double LEAST_LIMIT = 3.5;
  private static final double MOST_LIMIT = 12;
  private static final double WEEK_SECONDS = Duration.ofDays(7).toSeconds();

  private final ProfileFitter fitter;
  private final Duration windowWidth;
  private final double alarmProbability;
  private final OptionalDouble contamination;
  private final Clock clock;

  /**
   * @param falseAlarmsPerWeek how many false alarms a week are bearable
   * @param contamination the share of windows to call anomalous instead, if stated
   */
  ModelTrainer(
      ProfileFitter fitter,
      Duration windowWidth,
      double falseAlarmsPerWeek,
      OptionalDouble contamination,
      Clock clock) {
    this.fitter = fitter;
    this.windowWidth = windowWidth;
    double windowsPerWeek = WEEK_SECONDS / windowWidth.toSeconds();
    this.alarmProbability = Math.min(0.5, falseAlarmsPerWeek / windowsPerWeek / WAYS_TO_ALARM);
    this.contamination = contamination;
    this.clock = clock;
  }

  /**
   * What training gives.
   *
   * @param model taught by all windows
   * @param challenger the same, but its profile taught by the earlier windows only, so that it can
   *     be tried on the later ones
   * @param heldOut the later windows
   */
  record Trained(SourceModel model, SourceModel challenger, List<History> heldOut) {}

  /** Learns from the windows, which are in order of time; those of incidents are left out. */
  Trained train(List<History> windows) {
    int taught = (int) (windows.size() * TAUGHT);
    Profile profile = fitter.fit(windows.subList(0, taught));
    List<Readings> earlier = readings(profile, windows, 0, taught);
    List<Readings> heldOut = readings(profile, windows, taught, windows.size());
    // A forest grows on one core, beside which there may be another.
    ForkJoinTask<Profile> whole = ForkJoinPool.commonPool().submit(() -> fitter.fit(windows));
    double doubt = doubt(windows);
    Limits limits = limits(heldOut, doubt);
    Forest forest = forest(windows, earlier, heldOut, doubt);
    return new Trained(
        new SourceModel(whole.join(), limits, forest),
        new SourceModel(profile, limits, forest),
        List.copyOf(windows.subList(taught, windows.size())));
  }

  private List<Readings> readings(Profile profile, List<History> windows, int begin, int end) {
    int longest = (int) Level.MEMORY.dividedBy(windowWidth);
    return IntStream.range(begin, end)
        .parallel()
        .filter(i -> History.isNormal(windows, i))
        .mapToObj(
            i -> {
              Instant start = windows.get(i).start();
              int from = Math.max(0, i - longest);
              while (windows.get(from).start().isBefore(start.minus(Level.MEMORY))) {
                from++;
              }
              Readings readings =
                  Readings.of(
                      profile,
                      start,
                      windowWidth,
                      windows.get(i).digest(),
                      windows.subList(from, i));
              // What they were made of takes space, and is asked for no more.
              return readings.only(any -> true);
            })
        .toList();
  }

  /** Returns by how much limits are widened, because a few days show little of the tail. */
  private static double doubt(List<History> windows) {
    Duration length =
        Duration.between(windows.get(0).start(), windows.get(windows.size() - 1).start());
    return 1 + DOUBTFUL_DAYS / Math.max(1, length.toHours() / HOURS_OF_A_DAY);
  }

  private Limits limits(List<Readings> heldOut, double doubt) {
    Map<Feature, Limit> limits = new EnumMap<>(Feature.class);
    for (Feature feature : Feature.values()) {
      List<Reading> readings =
          heldOut.stream().flatMap(window -> window.get(feature).stream()).toList();
      if (!readings.isEmpty()) {
        limits.put(
            feature,
            new Limit(
                doubt * limit(readings, Reading::distance, 1),
                doubt * limit(readings, reading -> -reading.distance(), 1),
                doubt * limit(readings, Reading::lasting, Limit.LASTING_PART),
                doubt * limit(readings, reading -> -reading.lasting(), Limit.LASTING_PART)));
      }
    }
    return Limits.of(limits);
  }

  private double limit(List<Reading> readings, ToDoubleFunction<Reading> side, double part) {
    double[] strayed =
        readings.stream()
            .mapToDouble(reading -> Math.max(0, side.applyAsDouble(reading)))
            .toArray();
    double[] usual = Episodes.withoutGreatest(strayed, RARE - 1);
    double limit = Math.max(Tail.quantile(usual, alarmProbability), Tail.largest(usual, 1));
    return part * Math.max(LEAST_LIMIT, Math.min(MOST_LIMIT, limit / part));
  }

  private Forest forest(
      List<History> windows, List<Readings> taught, List<Readings> heldOut, double doubt) {
    TrainingPlan plan =
        TrainingPlan.of(Forest.schema())
            .with(ForestSettings.defaults().withMode(ScoringMode.BOX))
            .with(
                new TrainingPlan.Range(
                    windows.get(0).start(), windows.get(windows.size() - 1).start()))
            .with(clock);
    ForestArtifact artifact = ForestArtifact.train(plan, rows(taught));
    double[] scores = artifact.scoreAll(rows(contamination.isPresent() ? taught : heldOut));
    double threshold = Tail.boundedQuantile(scores, contamination.orElse(alarmProbability));
    // A stated contamination is taken at its word.
    double doubted = contamination.isPresent() ? threshold : threshold * Math.sqrt(doubt);
    return new Forest(artifact, Math.min(0.99, doubted));
  }

  private static double[][] rows(List<Readings> readings) {
    return readings.stream().map(Forest::row).toArray(double[][]::new);
  }
}
