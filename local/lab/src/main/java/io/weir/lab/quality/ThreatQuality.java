package io.weir.lab.quality;

import io.weir.log.Escaping;
import io.weir.threat.ThreatClass;
import io.weir.threat.ThreatHit;
import io.weir.threat.ThreatScanner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures attack detection on labelled corpora and prints one Markdown table. */
@Command(
    name = "threats",
    mixinStandardHelpOptions = true,
    description = "Measures attack detection on the labelled corpora in a folder.")
public final class ThreatQuality implements Callable<Integer> {
  @Parameters(paramLabel = "CORPORA", description = "the folder with the corpora")
  private Path corpora = Path.of(".");

  @Option(names = "--floors", description = "exit with 1 when a figure is under its floor")
  private boolean floors;

  @Option(
      names = "--min-confidence",
      description = "the operating point (default: ${DEFAULT-VALUE})")
  private double minConfidence = ThreatScanner.DEFAULT_MIN_CONFIDENCE;

  @Option(
      names = "--wrong",
      paramLabel = "SET",
      description = "list the rows of a set that are judged wrong, without the held-out third")
  private String wrong = "";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    ThreatScanner scanner = new ThreatScanner(minConfidence);
    List<Figure> figures = new ArrayList<>();
    for (Map.Entry<String, List<Row>> set : new AttackCorpora(corpora).read().entrySet()) {
      if (set.getValue().isEmpty()) {
        out.println("not there, skipped: " + set.getKey());
        continue;
      }
      Map<String, Figure> groups = new TreeMap<>();
      for (Row row : set.getValue()) {
        List<ThreatHit> hits =
            scanner.scan(
                row.method(),
                row.path(),
                row.query(),
                row.userAgent(),
                row.referrer(),
                Escaping.NONE);
        String key = key(row, hits);
        groups
            .computeIfAbsent(key, k -> new Figure(set.getKey(), k, row.attack()))
            .add(row, !hits.isEmpty());
        if (set.getKey().equals(wrong) && !row.heldOut() && hits.isEmpty() == row.attack()) {
          out.println(row.shown() + (hits.isEmpty() ? "" : " -> " + hits.get(0)));
        }
      }
      figures.addAll(groups.values());
    }
    if (wrong.isEmpty()) {
      FigureTable.print(figures, out);
    }
    List<String> missed = floors ? Floors.missed(figures) : List.of();
    missed.forEach(floor -> out.println("under the floor: " + floor));
    out.flush();
    return missed.isEmpty() ? 0 : 1;
  }

  /** A client that calls itself a scanner is a real probe, also in a log that counts as benign. */
  private static String key(Row row, List<ThreatHit> hits) {
    boolean declared = !hits.isEmpty();
    for (ThreatHit hit : hits) {
      declared &= hit.threatClass() == ThreatClass.SCANNER;
    }
    return row.group().equals("real") && declared
        ? "real, scanners by their own name"
        : row.group();
  }
}
