package io.weir.lab.evaluate;

import com.amazon.randomcutforest.RandomCutForest;
import io.weir.feature.Feature;
import io.weir.model.Tail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** AWS Random Cut Forest, streaming over the same features, scaled; it learns as it goes. */
final class CutForest implements Bystander {
  private static final int TREES = 50;
  private static final int SAMPLES = 256;

  private final double alarmProbability;

  CutForest(double alarmProbability) {
    this.alarmProbability = alarmProbability;
  }

  @Override
  public String name() {
    return "Random Cut Forest";
  }

  @Override
  public List<Flag> judge(List<Row> history, List<Row> judged) {
    Scaler scaler = new Scaler(List.of(Feature.values()), false, history);
    RandomCutForest forest =
        RandomCutForest.builder()
            .dimensions(Feature.values().length)
            .numberOfTrees(TREES)
            .sampleSize(SAMPLES)
            .randomSeed(42)
            .build();
    double[] past = scores(forest, scaler, history);
    // Its first scores are of a forest that has seen nothing yet.
    double[] later = java.util.Arrays.copyOfRange(past, past.length / 2, past.length);
    double threshold = Tail.quantile(later, alarmProbability);
    double[] now = scores(forest, scaler, judged);
    List<Flag> flags = new ArrayList<>();
    for (int i = 0; i < now.length; i++) {
      if (now[i] > threshold) {
        flags.add(new Flag(judged.get(i), Optional.empty()));
      }
    }
    return flags;
  }

  private static double[] scores(RandomCutForest forest, Scaler scaler, List<Row> rows) {
    double[] scores = new double[rows.size()];
    for (int i = 0; i < scores.length; i++) {
      float[] point = floats(scaler.of(rows.get(i)));
      scores[i] = forest.getAnomalyScore(point);
      forest.update(point);
    }
    return scores;
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
