package io.weir.lab.evaluate;

import io.weir.feature.Feature;
import io.weir.model.Tail;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The plainest detector: a window is as odd as its oddest feature. */
final class MaxZ implements Bystander {
  private final double alarmProbability;

  MaxZ(double alarmProbability) {
    this.alarmProbability = alarmProbability;
  }

  @Override
  public String name() {
    return "max |z|";
  }

  @Override
  public List<Flag> judge(List<Row> history, List<Row> judged) {
    Scaler scaler = new Scaler(List.of(Feature.values()), false, history);
    double[] past = history.stream().mapToDouble(row -> score(scaler.of(row))).toArray();
    double threshold = Tail.quantile(past, alarmProbability);
    return judged.stream()
        .filter(row -> score(scaler.of(row)) > threshold)
        .map(row -> new Flag(row, Optional.empty()))
        .toList();
  }

  private static double score(double[] point) {
    return Arrays.stream(point).map(Math::abs).max().orElse(0);
  }
}
