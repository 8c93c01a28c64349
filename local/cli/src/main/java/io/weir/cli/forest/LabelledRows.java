package io.weir.cli.forest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** A whole CSV file in memory, the label column apart from the features. */
public final class LabelledRows {
  private final List<String> names = new ArrayList<>();
  private final List<double[]> rows = new ArrayList<>();
  private final BitSet anomalies = new BitSet();

  private LabelledRows() {}

  /**
   * Reads a file without a header whose last column is the label.
   *
   * @throws RuntimeException with a message of one line if the file cannot be used
   */
  public static LabelledRows lastColumnLabelled(Path file) {
    try (CsvRows csv = CsvRows.open(file, false)) {
      return read(csv, Optional.of(csv.names().size() - 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads all rows; without a label column no row is an anomaly. */
  static LabelledRows read(CsvRows csv, Optional<Integer> labelColumn) {
    LabelledRows read = new LabelledRows();
    int label = labelColumn.map(csv::labelColumn).orElse(-1);
    for (int column = 0; column < csv.names().size(); column++) {
      if (column != label) {
        read.names.add(csv.names().get(column));
      }
    }
    for (Optional<double[]> row = csv.next(); row.isPresent(); row = csv.next()) {
      read.add(row.get(), label);
    }
    return read;
  }

  private void add(double[] row, int label) {
    if (label < 0) {
      rows.add(row);
      return;
    }
    if (row[label] != 0 && row[label] != 1) {
      throw new UserError(
          String.format("row %d: a label must be 0 or 1, not %s", rows.size() + 1, row[label]));
    }
    if (row[label] == 1) {
      anomalies.set(rows.size());
    }
    rows.add(without(row, label));
  }

  /** Returns the row without one column; the whole row if that is negative. */
  static double[] without(double[] row, int column) {
    if (column < 0) {
      return row;
    }
    double[] rest = new double[row.length - 1];
    System.arraycopy(row, 0, rest, 0, column);
    System.arraycopy(row, column + 1, rest, column, rest.length - column);
    return rest;
  }

  /** Returns the names of the features. */
  List<String> names() {
    return names;
  }

  /** Returns the features of every row. */
  public double[][] rows() {
    return rows.toArray(new double[0][]);
  }

  /** Returns for every row whether it is an anomaly. */
  public boolean[] anomalous() {
    boolean[] anomalous = new boolean[rows.size()];
    anomalies.stream().forEach(i -> anomalous[i] = true);
    return anomalous;
  }
}
