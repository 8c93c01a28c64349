package io.weir.bench.forest;

import io.weir.cli.forest.LabelledRows;
import io.weir.forest.ForestSettings;
import io.weir.forest.ScoringMode;
import io.weir.forest.evaluation.ForestEvaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints how well both scoring modes do on labelled tables: a Markdown table of AUROC and AUPRC,
 * mean and standard error of ten seeds, 100 trees of 256 rows.
 *
 * <p>Takes a folder of {@code NAME.csv.gz} files without a header, the label last, and an {@code
 * index.tsv} whose first column names them. Where there is a {@code
 * published-linkedin-isolation-forest.tsv}, its StandardIF figures stand beside.
 */
public final class CorpusTable {
  private static final int SEEDS = 10;

  private CorpusTable() {}

  /** Prints the table of the folder that is the only argument. */
  public static void main(String[] args) throws IOException {
    if (args.length != 1 || !Files.isRegularFile(Path.of(args[0], "index.tsv"))) {
      System.err.println("usage: forest.CorpusTable FOLDER, with an index.tsv in it");
      System.exit(2);
    }
    Path folder = Path.of(args[0]);
    PublishedFigures published = PublishedFigures.read(folder);
    System.out.println(
        "| set | rows | features | published AUROC | classic AUROC | difference "
            + "| box AUROC | classic AUPRC | box AUPRC |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    for (String name : names(folder)) {
      LabelledRows data = LabelledRows.lastColumnLabelled(folder.resolve(name + ".csv.gz"));
      System.out.println(row(name, data, published));
    }
  }

  private static List<String> names(Path folder) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("index.tsv"));
    List<String> names = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      names.add(line.substring(0, line.indexOf('\t')));
    }
    return names;
  }

  private static String row(String name, LabelledRows data, PublishedFigures published) {
    double[][] rows = data.rows();
    ForestEvaluation classic = evaluate(rows, data.anomalous(), ScoringMode.CLASSIC);
    ForestEvaluation box = evaluate(rows, data.anomalous(), ScoringMode.BOX);
    String difference =
        published
            .auroc(name)
            .map(auroc -> String.format(Locale.ROOT, "%+.4f", classic.auroc().mean() - auroc))
            .orElse("");
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %s | %s | %s | %s | %s | %s |",
        name,
        rows.length,
        rows[0].length,
        published.auroc(name).map(auroc -> String.format(Locale.ROOT, "%.4f", auroc)).orElse(""),
        classic.auroc(),
        difference,
        box.auroc(),
        classic.auprc(),
        box.auprc());
  }

  private static ForestEvaluation evaluate(double[][] rows, boolean[] labels, ScoringMode mode) {
    return ForestEvaluation.of(rows, labels, ForestSettings.defaults().withMode(mode), SEEDS);
  }
}
