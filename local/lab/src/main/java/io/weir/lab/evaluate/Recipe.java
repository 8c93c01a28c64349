package io.weir.lab.evaluate;

import io.weir.feature.Feature;
import io.weir.finding.FindingType;
import io.weir.forest.ForestSettings;
import io.weir.forest.ThresholdRule;
import io.weir.forest.artifact.FeatureSchema;
import io.weir.forest.artifact.ForestArtifact;
import io.weir.forest.artifact.TrainingPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The notebook recipe that Weir grew from: six features, standard scaling, an isolation forest of
 * 100 trees with a contamination of 0.1 fitted to the very windows that it judges, and five fixed
 * rules for the type. The recipe leaves three of its thresholds open; here they are the 95th (for
 * clients the 5th) percentile of the judged windows.
 */
final class Recipe implements Bystander {
  private static final double CONTAMINATION = 0.1;
  private static final int SEED = 42;
  private static final double ERRORS = 0.1;

  @Override
  public String name() {
    return "notebook recipe";
  }

  @Override
  public List<Flag> judge(List<Row> history, List<Row> judged) {
    List<Feature> six = Feature.ofOrigin();
    double[][] points = new Scaler(six, true, judged).of(judged);
    TrainingPlan plan =
        TrainingPlan.of(FeatureSchema.ofNames(six.stream().map(Enum::name).toList()))
            .with(ForestSettings.defaults().withSeed(SEED))
            .with(ThresholdRule.quantile(1 - CONTAMINATION));
    ForestArtifact forest = ForestArtifact.train(plan, points);
    double slow = percentile(judged, Feature.MEAN_LATENCY, 0.95);
    double many = percentile(judged, Feature.REQUESTS, 0.95);
    double few = percentile(judged, Feature.UNIQUE_CLIENTS, 0.05);
    List<Flag> flags = new ArrayList<>();
    for (int i = 0; i < points.length; i++) {
      if (forest.score(points[i]) > forest.threshold()) {
        Row row = judged.get(i);
        flags.add(new Flag(row, Optional.of(type(row, slow, many, few))));
      }
    }
    return flags;
  }

  private static FindingType type(Row row, double slow, double many, double few) {
    if (row.features().get(Feature.ERROR_RATE) > ERRORS) {
      return FindingType.ERROR_SPIKE;
    }
    if (row.features().get(Feature.MEAN_LATENCY) > slow) {
      return FindingType.PERFORMANCE_DEGRADATION;
    }
    if (row.features().get(Feature.REQUESTS) > many) {
      return FindingType.TRAFFIC_SPIKE;
    }
    return row.features().get(Feature.UNIQUE_CLIENTS) < few
        ? FindingType.BOT_TRAFFIC
        : FindingType.UNKNOWN_ANOMALY;
  }

  private static double percentile(List<Row> rows, Feature feature, double share) {
    double[] values =
        rows.stream().mapToDouble(row -> row.features().get(feature)).sorted().toArray();
    return values[(int) (share * (values.length - 1))];
  }

  /** The most frequent type of the flags. */
  static FindingType most(List<FindingType> types) {
    return Arrays.stream(FindingType.values())
        .max(
            java.util.Comparator.comparingLong(type -> types.stream().filter(type::equals).count()))
        .orElseThrow();
  }
}
