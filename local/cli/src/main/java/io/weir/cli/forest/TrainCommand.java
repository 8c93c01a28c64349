package io.weir.cli.forest;

import io.weir.forest.ThresholdRule;
import io.weir.forest.artifact.FeatureSchema;
import io.weir.forest.artifact.ForestArtifact;
import io.weir.forest.artifact.TrainingPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir forest train}: trains a forest and stores it with its manifest. */
@Command(
    name = "train",
    description = "Train a forest on the rows of a CSV file and store it.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Writes the model and beside it, with .json added to the name, its manifest.",
      "",
      "Examples:",
      "  weir forest train --csv week.csv.gz --header --mode box --out week.forest",
      "  weir forest train --csv t.csv --label-column 6 --quantile 0.99 --out t.forest"
    })
final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private GrowthOptions growth;

  @Option(names = "--csv", required = true, description = "The rows to train on.")
  private Path csv;

  @Option(names = "--header", description = "The first line names the columns.")
  private boolean header;

  @Option(names = "--label-column", description = "A column to leave out, counted from 0.")
  private Optional<Integer> labelColumn;

  @Option(names = "--out", required = true, description = "Where to store the model.")
  private Path out;

  @Option(names = "--seed", defaultValue = "1", description = "Fixes the forest (1).")
  private long seed;

  @Option(names = "--threshold", description = "Scores above this are anomalous (0.6).")
  private Optional<Double> threshold;

  @Option(
      names = "--quantile",
      description = "Choose the threshold so that this share of the rows is normal, such as 0.99.")
  private Optional<Double> quantile;

  @Override
  public Integer call() {
    return ForestCommand.exitCode(spec, this::train);
  }

  private void train(PrintWriter messages) throws IOException {
    ThresholdRule rule = rule();
    LabelledRows data;
    try (CsvRows rows = CsvRows.open(csv, header)) {
      data = LabelledRows.read(rows, labelColumn);
    }
    FeatureSchema schema = FeatureSchema.ofNames(data.names());
    ForestArtifact artifact =
        ForestArtifact.train(
            TrainingPlan.of(schema).with(growth.settings(seed)).with(rule), data.rows());
    Files.write(out, artifact.modelBytes());
    Files.write(manifestOf(out), artifact.manifestBytes());
    messages.printf(
        "%s: %d rows, %d features, threshold %.4f%n",
        out, artifact.manifest().training().rows(), schema.size(), artifact.threshold());
    List<String> constant = artifact.manifest().training().constantFeatures();
    if (!constant.isEmpty()) {
      messages.printf("never vary in training: %s%n", String.join(", ", constant));
    }
  }

  private ThresholdRule rule() {
    if (threshold.isPresent() && quantile.isPresent()) {
      throw new UserError("give --threshold or --quantile, not both");
    }
    return quantile.map(ThresholdRule::quantile).orElse(ThresholdRule.fixed(threshold.orElse(0.6)));
  }

  /** Returns where the manifest of the model lies. */
  static Path manifestOf(Path model) {
    return model.resolveSibling(model.getFileName() + ".json");
  }
}
