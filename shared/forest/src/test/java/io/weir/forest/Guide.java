package io.weir.forest;

import io.weir.forest.artifact.ArtifactException;
import io.weir.forest.artifact.FeatureSchema;
import io.weir.forest.artifact.ForestArtifact;
import io.weir.forest.artifact.TrainingPlan;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.Trainer;
import org.tribuo.anomaly.Event;

/** The code of the README, where it is compiled and run. */
final class Guide {
  private Guide() {}

  static String explain(Dataset<Event> training, Example<Event> example) {
    // [guide]
    ForestSettings settings = ForestSettings.defaults().withMode(ScoringMode.BOX).withSeed(7);
    Trainer<Event> trainer = new IsolationForestTrainer(settings, ThresholdRule.quantile(0.99));
    Model<Event> model = trainer.train(training);
    Prediction<Event> prediction = model.predict(example);
    Explanation explanation = ((IsolationForestModel) model).explain(example);
    Contribution first = explanation.ranked().get(0);
    String text =
        String.format(
            "%s %.3f: %s is %s (%.0f %% of it)",
            prediction.getOutput().getType(),
            explanation.score(),
            first.feature(),
            first.direction(),
            100 * explanation.share(first));
    // [/guide]
    return text;
  }

  static ForestArtifact store(FeatureSchema schema, ForestSettings settings, double[][] rows)
      throws ArtifactException {
    // [artifact]
    ForestArtifact artifact = ForestArtifact.train(TrainingPlan.of(schema).with(settings), rows);
    byte[] model = artifact.modelBytes();
    byte[] manifest = artifact.manifestBytes();
    ForestArtifact read = ForestArtifact.read(model, manifest);
    // [/artifact]
    return read;
  }
}
