package io.weir.cli.forest;

import io.weir.forest.evaluation.ForestEvaluation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir forest evaluate}: how well forests find the labelled anomalies of a CSV file. */
@Command(
    name = "evaluate",
    description = "Measure how well forests rank the anomalies of a labelled CSV file.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Trains on all rows without their labels, once a seed (1, 2, ...), and scores them"
          + " again. Prints mean and standard error; AUPRC is average precision.",
      "",
      "Examples:",
      "  weir forest evaluate --csv t.csv.gz --label-column 6 --seeds 10",
      "  weir forest evaluate --csv t.csv.gz --label-column 6 --mode box --trees 200"
    })
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private GrowthOptions growth;

  @Option(names = "--csv", required = true, description = "The rows, with labels.")
  private Path csv;

  @Option(names = "--header", description = "The first line names the columns.")
  private boolean header;

  @Option(
      names = "--label-column",
      required = true,
      description = "The column, counted from 0, that is 1 for an anomaly and else 0.")
  private int labelColumn;

  @Option(names = "--seeds", defaultValue = "10", description = "Forests (${DEFAULT-VALUE}).")
  private int seeds;

  @Override
  public Integer call() {
    return ForestCommand.exitCode(spec, this::evaluate);
  }

  private void evaluate(PrintWriter out) throws IOException {
    if (seeds < 1) {
      throw new UserError("--seeds must be 1 or more, not " + seeds);
    }
    LabelledRows data;
    try (CsvRows rows = CsvRows.open(csv, header)) {
      data = LabelledRows.read(rows, Optional.of(labelColumn));
    }
    ForestEvaluation result =
        ForestEvaluation.of(data.rows(), data.anomalous(), growth.settings(1), seeds);
    out.println("AUROC " + result.auroc());
    out.println("AUPRC " + result.auprc());
  }
}
