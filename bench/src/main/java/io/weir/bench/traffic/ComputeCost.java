package io.weir.bench.traffic;

import io.weir.bench.traffic.Runs.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Rows P2 and P11: what is done with bytes that are inflated already, beside a search for newlines
 * and beside what it would take without the gate. Each kind has processes of its own, as the
 * compiler makes other code where it has seen two kinds; they run in turns.
 */
final class ComputeCost {
  private static final List<String> OPTIONS = List.of("-Xmx1g");
  private final Runs runs;
  private final BenchTable table;
  private final int rounds;
  private final int turns;

  ComputeCost(Runs runs, BenchTable table, boolean isShort) {
    this.runs = runs;
    this.table = table;
    this.rounds = isShort ? 24 : 40;
    this.turns = isShort ? 1 : 3;
  }

  void add(Path jdk, String version, Path object) throws IOException, InterruptedException {
    String file = object.toString();
    List<List<String>> kinds = new ArrayList<>();
    List<String> names = new ArrayList<>();
    names.add("every request looked at in full by all rules / compute");
    kinds.add(List.of("open", file, some()));
    names.add("six short regexes asked about every URL / compute");
    kinds.add(List.of("regexes", file, some(), "url"));
    Optional<Path> rules = CrsRegexes.find(runs);
    if (rules.isPresent()) {
      String folder = rules.get().toString();
      names.add("six regexes of the CRS asked about every URL / compute");
      kinds.add(List.of("regexes", file, some(), "url", folder));
      names.add("the same, asked about every user agent, too / compute");
      kinds.add(List.of("regexes", file, some(), "agent", folder));
    } else {
      System.out.println("P11   skipped: no Go here to get the OWASP Core Rule Set with");
    }
    measure(jdk, version, file, names, kinds);
  }

  private String some() {
    return String.valueOf(rounds / 2);
  }

  private void measure(
      Path jdk, String version, String file, List<String> names, List<List<String>> kinds)
      throws IOException, InterruptedException {
    List<double[]> newlines = new ArrayList<>();
    List<double[]> compute = new ArrayList<>();
    List<List<double[]>> others = new ArrayList<>();
    for (int turn = 0; turn < turns; turn++) {
      Run run = runs.java(jdk, OPTIONS, "compute", file, String.valueOf(rounds));
      double[][] times = run.columns(rounds - rounds / 4);
      newlines.add(times[0]);
      compute.add(times[1]);
      for (int i = 0; i < kinds.size(); i++) {
        if (turn == 0) {
          others.add(new ArrayList<>());
        }
        Run other = runs.java(jdk, OPTIONS, kinds.get(i).toArray(new String[0]));
        others.get(i).add(other.columns(rounds / 4)[0]);
      }
    }
    double[] full = all(compute);
    table.most(
        "P2",
        "compute / search for newlines",
        version,
        Ratio.of(full, all(newlines)),
        4,
        2.5,
        true);
    for (int i = 0; i < kinds.size(); i++) {
      Ratio ratio = Ratio.of(all(others.get(i)), full);
      if (i == 2) {
        table.least("P11", names.get(i), version, ratio, 10, 25);
      } else {
        table.row("P11", names.get(i), version, ratio.toString(), "", "");
      }
    }
  }

  private static double[] all(List<double[]> turns) {
    return turns.stream().flatMapToDouble(Arrays::stream).toArray();
  }
}
