package io.weir.lab.evaluate;

import io.weir.lab.evaluate.labelled.Judgement;
import io.weir.lab.evaluate.labelled.LabelledReport;
import io.weir.lab.evaluate.nab.NabReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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
      "  weir evaluate --labelled made/ -v   logs of others, with labels",
      "  weir evaluate --labelled made/ --weeks 2   both in one table"
    })
public final class EvaluateCommand implements Callable<Integer> {
  private static final double WINDOWS_PER_WEEK = 2016;
  private static final int WEEKS = 20;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "the first seed (default: ${DEFAULT-VALUE})")
  private long seed = 4001;

  @Option(
      names = "--weeks",
      paramLabel = "N",
      description = "how many seeds, one judged week each (default: 20; beside --labelled none)")
  private Optional<Integer> weeks = Optional.empty();

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

  @Option(
      names = "--min-recall",
      paramLabel = "SHARE",
      description = "fail if less of what is wrong was found, such as 0.95")
  private double minRecall;

  @Option(
      names = "--min-right-kind",
      paramLabel = "SHARE",
      description = "fail if less of what was found was called by its name")
  private double minRightKind;

  @Option(
      names = "--max-false",
      paramLabel = "N",
      description = "fail if there were more false alarms a week and source")
  private double maxFalse = Double.POSITIVE_INFINITY;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    if (nab.isPresent()) {
      NabReport.print(nab.get(), out);
      return 0;
    }
    List<Judgement> judged = new ArrayList<>();
    if (labelled.isEmpty() || weeks.isPresent()) {
      judged.addAll(generated(out));
    }
    if (!labelled.isEmpty()) {
      judged.addAll(LabelledReport.judge(labelled));
      LabelledReport.print(judged, out, verbose);
    }
    return holds(LabelledReport.all(judged), out) ? 0 : 1;
  }

  /** Judges generated weeks, and prints how others do on them if there is nothing else to judge. */
  private List<Judgement> generated(PrintWriter out) throws IOException, InterruptedException {
    List<Bystander> bystanders =
        labelled.isEmpty()
            ? List.of(
                new MaxZ(1 / WINDOWS_PER_WEEK), new CutForest(1 / WINDOWS_PER_WEEK), new Recipe())
            : List.of();
    Map<String, Scores> scores = new LinkedHashMap<>();
    scores.put("Weir", new Scores());
    bystanders.forEach(bystander -> scores.put(bystander.name(), new Scores()));
    List<Judgement> judged =
        GeneratedWeeks.judge(seed, weeks.orElse(WEEKS), bystanders, scores, this::progress);
    if (labelled.isEmpty()) {
      print(out, scores);
    }
    return judged;
  }

  private boolean holds(LabelledReport.Figures figures, PrintWriter out) {
    boolean holds =
        figures.recall() >= minRecall
            && figures.rightKind() >= minRightKind
            && figures.falseAWeek() <= maxFalse;
    if (!holds) {
      out.printf(
          Locale.ROOT,
          "%nnot held: recall %.3f (at least %.3f), right kind %.3f (at least %.3f),"
              + " false a week %.2f (at most %.2f)%n",
          figures.recall(),
          minRecall,
          figures.rightKind(),
          minRightKind,
          figures.falseAWeek(),
          maxFalse);
      out.flush();
    }
    return holds;
  }

  private void progress(int week) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf("weir: week %d of %d judged%n", week, weeks.orElse(WEEKS));
    err.flush();
  }

  private void print(PrintWriter out, Map<String, Scores> scores) {
    Scores weir = scores.get("Weir");
    out.printf("Seeds %d to %d, one judged week each%n%n", seed, seed + weeks.orElse(WEEKS) - 1);
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
