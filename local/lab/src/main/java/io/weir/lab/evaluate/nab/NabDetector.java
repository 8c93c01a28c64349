package io.weir.lab.evaluate.nab;

import io.weir.baseline.Robust;
import io.weir.baseline.SeriesBaseline;
import io.weir.forest.ForestSettings;
import io.weir.forest.ScoringMode;
import io.weir.forest.artifact.FeatureSchema;
import io.weir.forest.artifact.ForestArtifact;
import io.weir.forest.artifact.TrainingPlan;
import io.weir.model.Tail;
import java.util.Arrays;
import java.util.List;

/**
 * Weir's baseline and forest over a single series, as it would have run: what is known at a point
 * is what came before it. Each point is described by its distance from the baseline, its step, and
 * the middle and the unrest of the last hour; one alarm is raised where trouble begins.
 */
final class NabDetector {
  private static final List<String> NAMES = List.of("distance", "step", "middle", "unrest");
  private static final int HOUR = 12;
  private static final int REFITS = 20;
  private static final double CLIP = 30;
  private static final int MIN_QUIET = 40;

  /** What goes on is told again only when it is so many times as odd. */
  private static final double TWICE = 2;

  private final NabSeries series;
  private final double[] values;

  NabDetector(NabSeries series) {
    this.series = series;
    this.values = series.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Returns a score for each point: how far beyond the tail of what was seen before. */
  double[] scores() {
    double[] scores = new double[values.length];
    int every = Math.max(50, values.length / REFITS);
    for (int from = series.probation(); from < values.length; from += every) {
      judge(from, Math.min(values.length, from + every), scores);
    }
    return onsets(scores);
  }

  private void judge(int from, int to, double[] scores) {
    SeriesBaseline baseline =
        SeriesBaseline.fit(series.times().subList(0, from), Arrays.copyOf(values, from));
    double[][] rows = rows(baseline, to);
    double[][] past = Arrays.copyOfRange(rows, Math.min(HOUR, from - 1), from);
    if (Arrays.stream(past).allMatch(row -> Arrays.equals(row, past[0]))) {
      // Nothing ever changed: then any change is as odd as can be.
      for (int i = from; i < to; i++) {
        scores[i] = Math.abs(rows[i][0]);
      }
      return;
    }
    ForestArtifact forest =
        ForestArtifact.train(
            TrainingPlan.of(FeatureSchema.ofNames(NAMES))
                .with(ForestSettings.defaults().withMode(ScoringMode.BOX)),
            past);
    double[] before = forest.scoreAll(past);
    double base = Tail.quantile(before, 0.01);
    double steepness = Math.max(1e-6, Tail.quantile(before, 0.001) - base);
    double[] now = forest.scoreAll(Arrays.copyOfRange(rows, from, to));
    for (int i = from; i < to; i++) {
      scores[i] = Math.max(0, (now[i - from] - base) / steepness);
    }
  }

  private double[][] rows(SeriesBaseline baseline, int to) {
    double[] distances = new double[to];
    for (int i = 0; i < to; i++) {
      distances[i] = clip(baseline.distance(series.times().get(i), values[i]));
    }
    double[][] rows = new double[to][];
    for (int i = 0; i < to; i++) {
      double[] hour = Arrays.copyOfRange(distances, Math.max(0, i - HOUR + 1), i + 1);
      double middle = Robust.median(hour);
      double step = i == 0 ? 0 : distances[i] - distances[i - 1];
      double unrest = Arrays.stream(hour).map(d -> Math.abs(d - middle)).average().orElse(0);
      rows[i] = new double[] {distances[i], clip(step), middle, unrest};
    }
    return rows;
  }

  /** Keeps the first point of each trouble: what goes on is the same incident. */
  private double[] onsets(double[] scores) {
    int quiet = Math.max(MIN_QUIET, values.length / 50);
    double[] onsets = new double[scores.length];
    double reached = 0;
    int last = -quiet;
    for (int i = 0; i < scores.length; i++) {
      if (i - last > quiet) {
        reached = 0;
      }
      if (scores[i] > TWICE * reached && scores[i] > 0.5) {
        onsets[i] = scores[i];
        reached = scores[i];
      }
      if (scores[i] > 0.5) {
        last = i;
      }
    }
    return onsets;
  }

  private static double clip(double value) {
    return Math.max(-CLIP, Math.min(CLIP, value));
  }
}
