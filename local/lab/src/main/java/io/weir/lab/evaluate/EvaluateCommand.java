package io.weir.lab.evaluate;

import io.weir.lab.evaluate.labelled.LabelledReport;
import io.weir.lab.evaluate.nab.NabReport;
import io.weir.lab.generate.Label;
import io.weir.lab.generate.TrafficGenerator;
import io.weir.lab.generate.Weeks;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir evaluate}: how well detection works, on labelled traffic. */
@Command(
    name = "evaluate",
    description = "Measures detection on generated weeks with labelled incidents.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Each seed is one source: two weeks to learn from and one to be judged by, with one incident"
          + " of each type and much that is awkward but no incident. Seeds 1 to 6, 1001 to 1006,"
          + " 2001 to 2006 and 3001 to 3020 were used for tuning; the default seeds, from 4001 on,"
          + " were not.",
      "",
      "Examples:",
      "  weir evaluate                  20 weeks, several minutes",
      "  weir evaluate --weeks 2        a quick look",
      "  weir evaluate --seed 1 -v      a tuning seed, its misses and false alarms",
      "  weir evaluate --nab nab/       the Numenta Anomaly Benchmark",
      "  weir evaluate --labelled made/ -v   logs of others, with labels"
    })
public final class EvaluateCommand implements Callable<Integer> {
  private static final double WINDOWS_PER_WEEK = 2016;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "the first seed (default: ${DEFAULT-VALUE})")
  private long seed = 4001;

  @Option(
      names = "--weeks",
      paramLabel = "N",
      description = "how many seeds, one judged week each (default: ${DEFAULT-VALUE})")
  private int weeks = 20;

  @Option(
      names = {"-v", "--verbose"},
      description = "list every miss, wrong type, unnamed cause and false alarm")
  private boolean verbose;

  @Option(
      names = "--nab",
      paramLabel = "DIR",
      description = "measure on a copy of the Numenta Anomaly Benchmark instead")
  private Optional<Path> nab = Optional.empty();

  @Option(
      names = "--labelled",
      paramLabel = "FOLDER",
      arity = "1..*",
      description =
          "measure on logs with labels instead: folders with logs and labels.json, or folders of"
              + " such; windows are kept beside them, so that a second time is quick")
  private List<Path> labelled = List.of();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    if (nab.isPresent()) {
      NabReport.print(nab.get(), out);
      return 0;
    }
    if (!labelled.isEmpty()) {
      LabelledReport.print(labelled, out, verbose);
      return 0;
    }
    Map<String, Scores> scores = new LinkedHashMap<>();
    List<Bystander> bystanders =
        List.of(new MaxZ(1 / WINDOWS_PER_WEEK), new CutForest(1 / WINDOWS_PER_WEEK), new Recipe());
    scores.put("Weir", new Scores());
    bystanders.forEach(bystander -> scores.put(bystander.name(), new Scores()));
    runAll(bystanders, scores);
    print(out, scores);
    return 0;
  }

  private void runAll(List<Bystander> bystanders, Map<String, Scores> scores)
      throws IOException, InterruptedException {
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<?>> pending = new ArrayList<>();
      for (int i = 0; i < weeks; i++) {
        long one = seed + i;
        pending.add(
            workers.submit(
                () -> {
                  run(one, bystanders, scores);
                  return one;
                }));
      }
      for (int i = 0; i < pending.size(); i++) {
        pending.get(i).get();
        spec.commandLine().getErr().printf("weir: week %d of %d judged%n", i + 1, weeks);
        spec.commandLine().getErr().flush();
      }
    } catch (ExecutionException e) {
      throw new IOException("a week could not be judged: " + e.getCause(), e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  private static void run(long seed, List<Bystander> bystanders, Map<String, Scores> scores)
      throws IOException {
    TrafficGenerator traffic = Weeks.of(seed);
    Simulation simulation = new Simulation(traffic);
    simulation.run();
    Instant from = Weeks.judgedFrom(traffic.shape());
    List<Label> labels =
        traffic.labels().stream().filter(label -> !label.start().isBefore(from)).toList();
    scores.get("Weir").add(labels, simulation.alarms(), from);
    List<Row> history = simulation.rows().stream().filter(r -> r.start().isBefore(from)).toList();
    List<Row> judged = simulation.rows().stream().filter(r -> !r.start().isBefore(from)).toList();
    for (Bystander bystander : bystanders) {
      List<Alarm> alarms = Alarms.of(bystander.judge(history, judged));
      scores.get(bystander.name()).add(labels, alarms, from);
    }
  }

  private void print(PrintWriter out, Map<String, Scores> scores) {
    Scores weir = scores.get("Weir");
    out.printf("Seeds %d to %d, one judged week each%n%n", seed, seed + weeks - 1);
    Table.byType(out, weir);
    out.println();
    out.println(
        "| detector | recall | recall without attacks | false alarms a week | right type"
            + " | cause named | median minutes to tell |");
    out.println("|---|---|---|---|---|---|---|");
    scores.forEach((name, score) -> Table.compared(out, name, score));
    if (verbose) {
      out.println();
      weir.outcomes().stream()
          .filter(o -> !o.detected() || !o.rightType() || !o.namesCause() || o.alarms() > 1)
          .forEach(out::println);
      weir.falseAlarms().forEach(alarm -> out.println("false: " + alarm));
    }
    out.flush();
  }
}
