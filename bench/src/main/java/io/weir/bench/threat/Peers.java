package io.weir.bench.threat;

import io.weir.lab.quality.AttackCorpora;
import io.weir.lab.quality.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Shows the same requests to Weir and to OWASP Coraza with the Core Rule Set at paranoia level 1
 * and 2, and prints for each set how many attacks and how many harmless requests each flags, and
 * how many requests a second of one core it looks at.
 *
 * <p>Takes the folder with the corpora, and names of sets if not all are wanted. Coraza comes as a
 * Go module; without Go its columns are empty.
 */
public final class Peers {
  private static final List<String> LEVELS = List.of("1", "2");

  /** What one of them made of the requests. */
  record Verdicts(BitSet flagged, double cpuSeconds) {}

  private Peers() {}

  /** Prints the table. */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length == 0) {
      System.err.println("usage: threat.Peers CORPORA [SET ...]");
      System.exit(2);
    }
    List<String> wanted = List.of(args).subList(1, args.length);
    Map<String, List<Row>> sets = new LinkedHashMap<>(new AttackCorpora(Path.of(args[0])).read());
    sets.keySet().removeIf(set -> !wanted.isEmpty() && !wanted.contains(set));
    sets.values().removeIf(List::isEmpty);
    if (sets.isEmpty()) {
      System.out.println("skipped: no corpora here");
      return;
    }
    Optional<Coraza> coraza = Coraza.find();
    if (coraza.isEmpty()) {
      System.out.println("skipped: Coraza and the Core Rule Set, no Go here\n");
    }
    System.out.println("| set | rows | Weir | CRS, level 1 | CRS, level 2 |");
    System.out.println("|---|---:|---:|---:|---:|");
    for (Map.Entry<String, List<Row>> set : sets.entrySet()) {
      List<Row> rows = set.getValue();
      List<Verdicts> verdicts = new ArrayList<>();
      verdicts.add(WeirScan.of(rows));
      if (coraza.isPresent()) {
        for (String level : LEVELS) {
          verdicts.add(coraza.get().judge(rows, level));
        }
      }
      shares(set.getKey() + ", attacks flagged", rows, verdicts, true);
      shares(set.getKey() + ", harmless flagged", rows, verdicts, false);
      speeds(set.getKey(), rows.size(), verdicts);
    }
  }

  private static void shares(String name, List<Row> rows, List<Verdicts> all, boolean attacks) {
    long count = rows.stream().filter(row -> row.attack() == attacks).count();
    if (count > 0) {
      StringBuilder line = new StringBuilder("| " + name + " | " + count);
      for (Verdicts verdicts : all) {
        int flagged = 0;
        for (int i = 0; i < rows.size(); i++) {
          flagged += rows.get(i).attack() == attacks && verdicts.flagged().get(i) ? 1 : 0;
        }
        line.append(String.format(Locale.ROOT, " | %.2f %%", 100.0 * flagged / count));
      }
      System.out.println(line.append(" |"));
    }
  }

  private static void speeds(String set, int count, List<Verdicts> all) {
    StringBuilder line = new StringBuilder("| " + set + ", requests a CPU second | " + count);
    for (Verdicts verdicts : all) {
      line.append(String.format(Locale.ROOT, " | %,.0f", count / verdicts.cpuSeconds()));
    }
    System.out.println(line.append(" |"));
  }
}
