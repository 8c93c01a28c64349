package io.weir.lab.evaluate;

import io.weir.feature.Feature;
import java.util.List;

/** Puts features on one scale by the mean and the standard deviation of the history. */
final class Scaler {
  private final List<Feature> features;
  private final boolean raw;
  private final double[] means;
  private final double[] deviations;

  /**
   * @param raw whether values are taken as they are; else on the features' own scales, logarithms
   *     of counts and so on
   */
  Scaler(List<Feature> features, boolean raw, List<Row> history) {
    this.features = List.copyOf(features);
    this.raw = raw;
    this.means = new double[features.size()];
    this.deviations = new double[features.size()];
    for (int i = 0; i < means.length; i++) {
      Feature feature = features.get(i);
      double[] values = history.stream().mapToDouble(row -> value(row, feature)).toArray();
      double mean = java.util.Arrays.stream(values).average().orElse(0);
      double square = java.util.Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
      means[i] = mean;
      deviations[i] = Math.max(1e-9, Math.sqrt(square / Math.max(1, values.length)));
    }
  }

  double[] of(Row row) {
    double[] scaled = new double[means.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (value(row, features.get(i)) - means[i]) / deviations[i];
    }
    return scaled;
  }

  double[][] of(List<Row> rows) {
    return rows.stream().map(this::of).toArray(double[][]::new);
  }

  private double value(Row row, Feature feature) {
    double value = row.features().get(feature);
    if (Double.isNaN(value)) {
      return 0;
    }
    return raw ? value : feature.scaled(value);
  }
}
