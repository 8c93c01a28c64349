package io.weir.bench.forest;

import java.util.ArrayList;
import java.util.List;

/** Shifts and scales features to mean 0 and standard deviation 1 over the rows it is made of. */
record Standardization(List<Column> columns) {

  /** One feature's mean and standard deviation, 1 for a feature that does not vary. */
  record Column(double mean, double deviation) {}

  static Standardization of(double[][] rows) {
    List<Column> columns = new ArrayList<>();
    for (int f = 0; f < rows[0].length; f++) {
      double sum = 0;
      for (double[] row : rows) {
        sum += row[f];
      }
      double mean = sum / rows.length;
      double squares = 0;
      for (double[] row : rows) {
        squares += (row[f] - mean) * (row[f] - mean);
      }
      double deviation = Math.sqrt(squares / rows.length);
      columns.add(new Column(mean, deviation > 0 ? deviation : 1));
    }
    return new Standardization(columns);
  }

  double[][] apply(double[][] rows) {
    double[][] scaled = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      scaled[i] = new double[columns.size()];
      for (int f = 0; f < columns.size(); f++) {
        scaled[i][f] = (rows[i][f] - columns.get(f).mean()) / columns.get(f).deviation();
      }
    }
    return scaled;
  }
}
