package io.weir.bench.threat;

import io.weir.lab.quality.AttackCorpora;
import io.weir.lab.quality.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

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
      shares(set.getKey() + ", attacks flagged", rows, verdicts, Row::attack);
      for (String group : harmless(rows)) {
        Predicate<Row> of = row -> !row.attack() && row.group().equals(group);
        shares(set.getKey() + ", " + group + ", flagged", rows, verdicts, of);
        passed(set.getKey() + ", " + group + ", passed by CRS, flagged", rows, verdicts, of);
      }
      speeds(set.getKey(), rows.size(), verdicts);
    }
  }

  private static Set<String> harmless(List<Row> rows) {
    Set<String> groups = new TreeSet<>();
    rows.stream().filter(row -> !row.attack()).forEach(row -> groups.add(row.group()));
    return groups;
  }

  /**
   * A request that is to set off no rule of one kind may still be an attack of another: here are
   * those that no rule of the Core Rule Set refuses.
   */
  private static void passed(
      String name, List<Row> rows, List<Verdicts> all, Predicate<Row> wanted) {
    if (all.size() > 1) {
      BitSet refused = all.get(all.size() - 1).flagged();
      Set<Row> passed = Collections.newSetFromMap(new IdentityHashMap<>());
      for (int i = 0; i < rows.size(); i++) {
        if (!refused.get(i)) {
          passed.add(rows.get(i));
        }
      }
      shares(name, rows, all, wanted.and(passed::contains));
    }
  }

  private static void shares(
      String name, List<Row> rows, List<Verdicts> all, Predicate<Row> wanted) {
    long count = rows.stream().filter(wanted).count();
    if (count == 0) {
      return;
    }
    StringBuilder line = new StringBuilder("| " + name + " | " + count);
    for (Verdicts verdicts : all) {
      int flagged = 0;
      for (int i = 0; i < rows.size(); i++) {
        flagged += wanted.test(rows.get(i)) && verdicts.flagged().get(i) ? 1 : 0;
      }
      line.append(String.format(Locale.ROOT, " | %d, %.2f %%", flagged, 100.0 * flagged / count));
    }
    System.out.println(line.append(" |"));
  }

  private static void speeds(String set, int count, List<Verdicts> all) {
    StringBuilder line = new StringBuilder("| " + set + ", requests a CPU second | " + count);
    for (Verdicts verdicts : all) {
      line.append(String.format(Locale.ROOT, " | %,.0f", count / verdicts.cpuSeconds()));
    }
    System.out.println(line.append(" |"));
  }
}
