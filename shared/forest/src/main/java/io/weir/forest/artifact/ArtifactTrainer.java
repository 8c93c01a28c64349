package io.weir.forest.artifact;

import io.weir.forest.ForestExplainer;
import io.weir.forest.IsolationForestModel;
import io.weir.forest.IsolationForestTrainer;
import io.weir.forest.ThresholdRule;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tribuo.MutableDataset;
import org.tribuo.anomaly.AnomalyFactory;
import org.tribuo.anomaly.Event;
import org.tribuo.anomaly.Event.EventType;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Trains a forest from rows in schema order, by way of Tribuo's own types. */
final class ArtifactTrainer {
  private static final int SELF_TEST_POINTS = 8;

  private ArtifactTrainer() {}

  static ForestArtifact train(TrainingPlan plan, double[][] rows, double[][] calibration) {
    // Stands in until the scores that a rule may need are there.
    ThresholdRule unset = ThresholdRule.fixed(0.5);
    IsolationForestModel untuned =
        new IsolationForestTrainer(plan.settings(), unset, plan.clock())
            .train(dataset(plan, rows), Map.of());
    ForestExplainer scorer = untuned.explainer();
    int[] ids = plan.schema().names().stream().mapToInt(scorer.features()::indexOf).toArray();
    boolean fixed = plan.threshold() instanceof ThresholdRule.Fixed;
    double[] scores = fixed ? new double[0] : scorer.scoreAll(byId(calibration, ids));
    double threshold = plan.threshold().choose(scores);
    IsolationForestModel model = untuned.withThreshold(threshold);
    byte[] bytes = model.serialize().toByteArray();
    Manifest manifest =
        new Manifest(
            ArtifactReader.sha256(bytes),
            bytes.length,
            model.mode(),
            plan.schema(),
            new Manifest.Threshold(threshold, plan.threshold().describe(), scores.length),
            new Manifest.Training(rows.length, plan.range(), model.constantFeatures()),
            selfTest(rows, ids, scorer));
    return new ForestArtifact(model, manifest, bytes);
  }

  private static MutableDataset<Event> dataset(TrainingPlan plan, double[][] rows) {
    AnomalyFactory factory = new AnomalyFactory();
    MutableDataset<Event> dataset =
        new MutableDataset<>(
            new SimpleDataSourceProvenance("rows", OffsetDateTime.now(plan.clock()), factory),
            factory);
    String[] names = plan.schema().names().toArray(new String[0]);
    for (double[] row : rows) {
      if (row.length != names.length) {
        throw new IllegalArgumentException(
            "a row has " + names.length + " values, not " + row.length);
      }
      dataset.add(new ArrayExample<>(new Event(EventType.EXPECTED), names, row));
    }
    return dataset;
  }

  private static double[][] byId(double[][] rows, int[] ids) {
    double[][] ordered = new double[rows.length][ids.length];
    for (int i = 0; i < rows.length; i++) {
      for (int column = 0; column < ids.length; column++) {
        ordered[i][ids[column]] = rows[i][column];
      }
    }
    return ordered;
  }

  /**
   * Spreads the points over the rows, and doubles each of them once to leave the training range.
   */
  private static List<Manifest.SelfTest> selfTest(
      double[][] rows, int[] ids, ForestExplainer scorer) {
    List<Manifest.SelfTest> tests = new ArrayList<>();
    for (int i = 0; i < SELF_TEST_POINTS; i++) {
      double[] values = rows[(int) ((long) i * (rows.length - 1) / SELF_TEST_POINTS)].clone();
      if (i % 2 == 1) {
        for (int f = 0; f < values.length; f++) {
          values[f] = Math.abs(values[f]) < 1e300 ? 2 * values[f] : values[f];
        }
      }
      double score = scorer.score(byId(new double[][] {values}, ids)[0]);
      tests.add(new Manifest.SelfTest(Arrays.stream(values).boxed().toList(), score));
    }
    return tests;
  }
}
