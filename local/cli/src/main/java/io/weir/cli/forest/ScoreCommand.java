package io.weir.cli.forest;

import io.weir.forest.Contribution;
import io.weir.forest.Explanation;
import io.weir.forest.artifact.ArtifactException;
import io.weir.forest.artifact.ArtifactLimits;
import io.weir.forest.artifact.ForestArtifact;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir forest score}: one score a line for the rows of a CSV file, in their order. */
@Command(
    name = "score",
    description = "Print the score of every row of a CSV file, one a line, in order.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "With --header columns are found by name and others are passed over; without, the"
          + " columns are those of training, in order. A row that cannot be scored ends the command.",
      "",
      "Examples:",
      "  weir forest score --model week.forest --csv today.csv.gz --header",
      "  weir forest score --model t.forest --csv t.csv --label-column 6 --explain"
    })
final class ScoreCommand implements Callable<Integer> {
  private static final int BLOCK = 1024;

  @Spec private CommandSpec spec;

  @Option(names = "--model", required = true, description = "The stored model.")
  private Path model;

  @Option(names = "--csv", required = true, description = "The rows to score.")
  private Path csv;

  @Option(names = "--header", description = "The first line names the columns.")
  private boolean header;

  @Option(names = "--label-column", description = "A column to leave out, counted from 0.")
  private Optional<Integer> labelColumn;

  @Option(
      names = "--explain",
      description = "Add the feature that made the row most anomalous, and which way.")
  private boolean explain;

  @Override
  public Integer call() {
    return ForestCommand.exitCode(spec, this::score);
  }

  private void score(PrintWriter out) throws IOException {
    ForestArtifact artifact = read(model);
    try (CsvRows rows = CsvRows.open(csv, header)) {
      int[] columns = columns(artifact, rows);
      List<double[]> block = new ArrayList<>(BLOCK);
      for (Optional<double[]> row = rows.next(); row.isPresent(); row = rows.next()) {
        block.add(pick(row.get(), columns));
        if (block.size() == BLOCK) {
          print(artifact, block, out);
        }
      }
      print(artifact, block, out);
    }
  }

  private static ForestArtifact read(Path model) throws IOException {
    try {
      return ForestArtifact.read(
          bytes(model, ArtifactLimits.DEFAULT.modelBytes()),
          bytes(TrainCommand.manifestOf(model), ArtifactLimits.DEFAULT.manifestBytes()));
    } catch (ArtifactException e) {
      throw new UserError(model + ": " + e.getMessage());
    }
  }

  private static byte[] bytes(Path file, int limit) throws IOException {
    try {
      if (Files.size(file) > limit) {
        throw new UserError(file + ": more than " + limit + " bytes");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new UserError(file + ": no such file");
    }
  }

  private int[] columns(ForestArtifact artifact, CsvRows rows) {
    List<String> names = new ArrayList<>(rows.names());
    int label = labelColumn.map(rows::labelColumn).orElse(-1);
    List<Integer> columns = new ArrayList<>();
    if (header) {
      for (String name : artifact.schema().names()) {
        int column = names.indexOf(name);
        if (column < 0 || column == label) {
          throw new UserError(csv + ": no column for the model's feature " + name);
        }
        columns.add(column);
      }
    } else {
      for (int column = 0; column < names.size(); column++) {
        if (column != label) {
          columns.add(column);
        }
      }
    }
    if (columns.size() != artifact.schema().size()) {
      throw new UserError(
          String.format(
              "%s: %d columns of features, the model has %d",
              csv, columns.size(), artifact.schema().size()));
    }
    return columns.stream().mapToInt(Integer::intValue).toArray();
  }

  private static double[] pick(double[] row, int[] columns) {
    double[] point = new double[columns.length];
    for (int i = 0; i < columns.length; i++) {
      point[i] = row[columns[i]];
    }
    return point;
  }

  private void print(ForestArtifact artifact, List<double[]> block, PrintWriter out) {
    double[] scores = artifact.scoreAll(block.toArray(new double[0][]));
    for (int i = 0; i < scores.length; i++) {
      out.print(scores[i]);
      if (explain) {
        out.print(reason(artifact.explain(block.get(i))));
      }
      out.println();
    }
    block.clear();
  }

  private static String reason(Explanation explanation) {
    Contribution first = explanation.ranked().get(0);
    return String.format(
        Locale.ROOT,
        ",%s,%s,%.2f",
        first.feature(),
        first.direction().name().toLowerCase(Locale.ROOT),
        explanation.share(first));
  }
}
