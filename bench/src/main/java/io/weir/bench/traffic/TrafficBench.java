package io.weir.bench.traffic;

import io.weir.bench.traffic.Runs.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures ingest side by side with what a reader knows: inflating alone, {@code gzip}, GoAccess,
 * DuckDB, a straightforward function. Only ratios of times that were taken in turns are printed.
 *
 * <p>Arguments: {@code [--short] [--folder DIR] [--only GROUP,...] [JAVA_HOME ...]}; groups are
 * warm, compute, cold, peers, growth, gate and threats. Exit code 3 if a gate is missed.
 */
public final class TrafficBench {
  static final List<String> C1 = List.of("-XX:TieredStopAtLevel=1");

  /** The exit code of a table with a missed gate; a benchmark that cannot run ends with 1. */
  private static final int GATE_MISSED = 3;

  private final Path function;
  private final Runs runs;
  private final Path folder;
  private final boolean isShort;
  private final List<String> only;
  private final BenchTable table = new BenchTable();

  private TrafficBench(Path folder, boolean isShort, List<String> only) throws IOException {
    this.function = FunctionFolder.in(folder);
    this.runs = new Runs(function);
    this.folder = folder;
    this.isShort = isShort;
    this.only = only;
  }

  /** Prints the table. */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> rest = new ArrayList<>(List.of(args));
    boolean isShort = rest.remove("--short");
    String temporary = System.getProperty("java.io.tmpdir");
    Path folder = Path.of(option(rest, "--folder", Path.of(temporary, "weir-bench").toString()));
    List<String> only = List.of(option(rest, "--only", "").split(",", -1));
    if (rest.isEmpty()) {
      rest.add(System.getProperty("java.home"));
    }
    Files.createDirectories(folder);
    TrafficBench bench = new TrafficBench(folder, isShort, only);
    System.out.printf(
        "one processor%s, %s%n%-5s %-62s %-4s %-26s %7s %7s%n",
        bench.runs.pinned() ? "" : " NOT pinned, as taskset is missing",
        isShort ? "short form: 2M lines are 500k" : "long form",
        "id",
        "ratio",
        "JDK",
        "median (least to most)",
        "gate",
        "goal");
    for (String home : rest) {
      bench.all(Path.of(home));
    }
    System.out.println(bench.table.verdict());
    System.exit(bench.table.missed() == 0 ? 0 : GATE_MISSED);
  }

  private static String option(List<String> arguments, String name, String without) {
    int at = arguments.indexOf(name);
    if (at < 0 || at + 1 == arguments.size()) {
      return without;
    }
    String value = arguments.get(at + 1);
    arguments.subList(at, at + 2).clear();
    return value;
  }

  private void all(Path jdk) throws IOException, InterruptedException {
    String version = feature(jdk);
    Path small = object(100_000, 10);
    Path middle = object(500_000, 30);
    Path large = isShort ? middle : object(2_000_000, 120);
    if (wanted("warm")) {
      warm(jdk, version, small);
    }
    if (wanted("compute")) {
      new ComputeCost(runs, table, isShort).add(jdk, version, small);
    }
    if (wanted("cold")) {
      cold(jdk, version, small);
    }
    if (wanted("peers")) {
      peers(jdk, version, small, middle, large);
    }
    if (wanted("growth")) {
      growth(jdk, version, small, large);
    }
    if (wanted("gate")) {
      gate(jdk, version, middle);
    }
    if (wanted("threats")) {
      new ThreatCost(runs, table, isShort).add(jdk, version, small);
    }
  }

  private boolean wanted(String group) {
    return only.contains("") || only.contains(group);
  }

  private Path object(int lines, int minutes) throws IOException {
    Path file = folder.resolve("alb-" + lines + ".log.gz");
    if (!Files.exists(file)) {
      Path unfinished = folder.resolve("unfinished");
      LogGenerator.write(unfinished, lines, minutes, lines);
      Files.move(unfinished, file);
    }
    return file;
  }

  private static String feature(Path jdk) throws IOException {
    for (String line : Files.readAllLines(jdk.resolve("release"))) {
      if (line.startsWith("JAVA_VERSION=")) {
        return line.replaceAll("[^0-9.]", "").split("\\.", -1)[0];
      }
    }
    return "?";
  }

  private void warm(Path jdk, String version, Path small) throws IOException, InterruptedException {
    int rounds = isShort ? 30 : 60;
    for (List<String> options : List.of(List.<String>of(), C1)) {
      Run warm = runs.java(jdk, options, "warm", small.toString(), String.valueOf(rounds));
      double[][] times = warm.columns(rounds / 2);
      String tier = options.isEmpty() ? "C2" : "C1";
      table.most(
          "P1",
          "warm full ingest / GZIPInputStream drain, " + tier,
          version,
          Ratio.of(times[1], times[0]),
          1.6,
          1.35,
          options.isEmpty());
    }
  }

  private void cold(Path jdk, String version, Path small) throws IOException, InterruptedException {
    int rounds = isShort ? 7 : 21;
    int slowRounds = isShort ? 5 : rounds;
    double[] gzip = new double[rounds];
    double[] full = new double[rounds];
    double[] drain = new double[rounds];
    double[] naive = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      gzip[i] = runs.shell("gzip -dc '" + small + "' > /dev/null").seconds();
      full[i] = runs.java(jdk, C1, Ingest.class, small.toString()).seconds();
      drain[i] = runs.java(jdk, C1, Drain.class, small.toString()).seconds();
      naive[i] =
          i < slowRounds ? runs.java(jdk, C1, NaiveIngest.class, small.toString()).seconds() : 0;
    }
    table.most(
        "P3",
        "cold process, C1, 100k lines / gzip -dc",
        version,
        Ratio.of(full, gzip),
        2,
        1.2,
        true);
    table.most("P4", "cold full / cold drain", version, Ratio.of(full, drain), 2.5, 1.6, true);
    table.least(
        "P7",
        "straightforward regex function / cold full",
        version,
        Ratio.of(Arrays.copyOf(naive, slowRounds), Arrays.copyOf(full, slowRounds)),
        12,
        20);
  }

  private void peers(Path jdk, String version, Path small, Path middle, Path large)
      throws IOException, InterruptedException {
    Peers peers =
        new Peers(runs, table, folder, ClassArchive.make(runs, function, jdk, small), jdk, version);
    peers.add(small, "100k", isShort ? 5 : 11, 5, 8, 1.8);
    peers.add(middle, "500k", isShort ? 2 : 3, 8, 12, 0);
    if (!isShort) {
      peers.add(large, "2M", 3, 12, 20, 1.8);
    }
    int rounds = 3;
    double[] gzip = new double[rounds];
    double[] full = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      gzip[i] = runs.shell("gzip -dc '" + middle + "' > /dev/null").seconds();
      full[i] = runs.java(jdk, C1, Ingest.class, middle.toString()).seconds();
    }
    table.least("P8", "gzip -dc / full, 500k lines", version, Ratio.of(gzip, full), 1.1, 1.6);
  }

  private void growth(Path jdk, String version, Path small, Path large)
      throws IOException, InterruptedException {
    int rounds = isShort ? 2 : 3;
    double[] few = new double[rounds];
    double[] many = new double[rounds];
    double[] fewMegabytes = new double[rounds];
    double[] manyMegabytes = new double[rounds];
    List<String> options = List.of("-XX:TieredStopAtLevel=1", "-Xmx64m");
    for (int i = 0; i < rounds; i++) {
      Run first = runs.java(jdk, options, "peak", small.toString());
      Run second = runs.java(jdk, options, "peak", large.toString());
      few[i] = first.seconds();
      many[i] = second.seconds();
      fewMegabytes[i] = first.numbers(1)[0] / 1024;
      manyMegabytes[i] = second.numbers(1)[0] / 1024;
    }
    table.most(
        "P9",
        "time of " + (isShort ? "500k" : "2M") + " / of 100k lines",
        version,
        Ratio.of(many, few),
        isShort ? 5 : 20,
        isShort ? 4 : 12,
        true);
    Arrays.sort(fewMegabytes);
    Arrays.sort(manyMegabytes);
    double more = manyMegabytes[rounds / 2] - fewMegabytes[rounds / 2];
    table.most(
        "P9", "more MB resident for them", version, new Ratio(more, more, more), 32, 16, true);
    for (String heap : List.of("-Xmx16m", "-Xmx8m")) {
      List<String> little = List.of("-XX:TieredStopAtLevel=1", heap);
      int exit = runs.java(jdk, little, Ingest.class, large.toString()).exitCode();
      table.row("P10", "reads them with " + heap, version, exit == 0 ? "yes" : "no", "", "");
      table.count(exit == 0 || !heap.equals("-Xmx16m"));
    }
  }

  private void gate(Path jdk, String version, Path file) throws IOException, InterruptedException {
    double[] counts = runs.java(jdk, List.of(), "gate", file.toString()).numbers(0);
    String shown =
        String.format(
            Locale.ROOT,
            "%.0f of %.0f lines; %.0f of %.0f attacks, %.0f lost by the gate",
            counts[1],
            counts[0],
            counts[3],
            counts[2],
            counts[4]);
    table.row(
        "P13",
        shown,
        version,
        counts[1] == counts[0] && counts[4] == 0 ? "held" : "MISSED",
        "",
        "");
    table.count(counts[1] == counts[0] && counts[4] == 0);
  }
}
