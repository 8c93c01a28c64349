package io.weir.forest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Model;
import org.tribuo.Trainer;
import org.tribuo.anomaly.Event;
import org.tribuo.transform.TransformTrainer;
import org.tribuo.transform.TransformationMap;
import org.tribuo.transform.transformations.MeanStdDevTransformation;

class FreshJvmTest {
  @TempDir private Path folder;

  /** Scores points with a stored model and prints the bits; run in a JVM of its own. */
  static final class ScorePoints {
    private ScorePoints() {}

    /** Loads the model of the first argument and scores as many points as the second says. */
    public static void main(String[] args) throws Exception {
      Model<Event> model = Model.deserializeFromFile(Path.of(args[0])).castModel(Event.class);
      System.out.println(digest(model, Integer.parseInt(args[1])));
    }
  }

  private static int digest(Model<Event> model, int points) {
    double[] scores = new double[points];
    double[][] probes = Points.probes(points, 4, 5);
    for (int i = 0; i < points; i++) {
      scores[i] = model.predict(Examples.example(probes[i])).getOutput().getScore();
    }
    return Arrays.hashCode(scores);
  }

  @Test
  void plainModels_scoreTheSame() throws Exception {
    for (ScoringMode mode : ScoringMode.values()) {
      assertSameScores(trainer(mode), mode.name());
    }
  }

  @Test
  void scaledModel_scoresTheSame() throws Exception {
    TransformationMap scaling = new TransformationMap(List.of(new MeanStdDevTransformation()));
    assertSameScores(new TransformTrainer<>(trainer(ScoringMode.CLASSIC), scaling), "scaled");
  }

  private static IsolationForestTrainer trainer(ScoringMode mode) {
    return new IsolationForestTrainer(
        ForestSettings.defaults().withMode(mode), ThresholdRule.fixed(0.6));
  }

  private void assertSameScores(Trainer<Event> trainer, String name) throws Exception {
    Model<Event> model = trainer.train(Examples.dataset(Points.cloud(2000, 4, 1)), Map.of());
    Path file = folder.resolve(name);
    model.serializeToFile(file);
    Path output = folder.resolve(name + ".out");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Java deserialisation is not needed, and its absence is the safer state.
                "-Djdk.serialFilter=!*",
                "-cp",
                System.getProperty("java.class.path"),
                ScorePoints.class.getName(),
                file.toString(),
                "20000")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int exit = child.waitFor();
    assertThat(Files.readString(output).strip()).isEqualTo(String.valueOf(digest(model, 20_000)));
    assertThat(exit).isZero();
  }
}
