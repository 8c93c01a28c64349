package io.weir.lab.evaluate.labelled;

import io.weir.lab.evaluate.labelled.Judgement.Found;
import io.weir.step.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges folders of labelled logs and prints one table of all. */
public final class LabelledReport {
  private LabelledReport() {}

  /**
   * Judges each folder that has {@code labels.json} and {@code logs}, or those below it.
   *
   * @throws IOException if there is none, or one cannot be read
   */
  public static List<Judgement> judge(List<Path> folders) throws IOException, InterruptedException {
    return judged(labelled(folders));
  }

  /**
   * Prints one table of all, and one by kind of trouble.
   *
   * @param verbose whether to list what was missed, misnamed and made up
   */
  public static void print(List<Judgement> all, PrintWriter out, boolean verbose) {
    out.println(
        "| traffic | weeks | found | recall | false | a week | after a week | right kind"
            + " | cause named | minutes | messages |");
    out.println("|---|---|---|---|---|---|---|---|---|---|---|");
    all.forEach(one -> row(out, one.labels().name(), List.of(one)));
    row(out, "all", all);
    out.println();
    kinds(out, all);
    if (verbose) {
      all.forEach(one -> details(out, one));
    }
    out.flush();
  }

  /**
   * What all judged traffic gave together; a share of nothing is whole.
   *
   * @param recall the share of what is wrong that was found
   * @param rightKind the share of what was found that was called by its name
   * @param falseAWeek false alarms a week and source
   */
  public record Figures(double recall, double rightKind, double falseAWeek) {}

  /** Returns the figures of all together. */
  public static Figures all(List<Judgement> all) {
    List<Found> outcomes = all.stream().flatMap(j -> j.outcomes().stream()).toList();
    List<Found> found = outcomes.stream().filter(Found::isFound).toList();
    double weeks = all.stream().mapToDouble(Judgement::weeks).sum();
    long wrong = all.stream().mapToLong(j -> j.falsely().size()).sum();
    long right = found.stream().filter(Found::isRightType).count();
    return new Figures(
        share(found.size(), outcomes.size()), share(right, found.size()), wrong / weeks);
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }

  private static List<Path> labelled(List<Path> folders) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path folder : folders) {
      if (Files.exists(folder.resolve("labels.json"))) {
        found.add(folder);
      } else {
        try (Stream<Path> below = Files.list(folder)) {
          below
              .filter(path -> Files.exists(path.resolve("labels.json")))
              .sorted()
              .forEach(found::add);
        }
      }
    }
    if (found.isEmpty()) {
      throw new IOException("no folder with a labels.json among " + folders);
    }
    return found;
  }

  private static List<Judgement> judged(List<Path> folders)
      throws IOException, InterruptedException {
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<Judgement>> pending = new ArrayList<>();
      for (Path folder : folders) {
        pending.add(workers.submit(() -> judge(folder)));
      }
      List<Judgement> judged = new ArrayList<>();
      for (Future<Judgement> one : pending) {
        judged.add(one.get());
      }
      return judged;
    } catch (ExecutionException e) {
      throw new IOException("a folder could not be judged: " + e.getCause(), e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  private static Judgement judge(Path folder) throws IOException {
    Labels labels = Labels.read(folder);
    Settings settings = Settings.defaults().withZone(labels.zone());
    WindowsFile windows = WindowsFile.of(folder, settings);
    return new Judgement(labels, new Relived(windows, settings).live());
  }

  private static void row(PrintWriter out, String name, List<Judgement> some) {
    List<Found> outcomes = some.stream().flatMap(j -> j.outcomes().stream()).toList();
    double weeks = some.stream().mapToDouble(Judgement::weeks).sum();
    long wrong = some.stream().mapToLong(j -> j.falsely().size()).sum();
    long later = some.stream().mapToLong(Judgement::falselyLater).sum();
    out.printf(
        Locale.ROOT,
        "| %s | %.1f | %s | %s | %d | %.2f | %d | %s |%n",
        name,
        weeks,
        found(outcomes),
        recall(outcomes),
        wrong,
        wrong / weeks,
        later,
        figures(outcomes));
  }

  private static void kinds(PrintWriter out, List<Judgement> all) {
    Map<String, List<Found>> byKind =
        all.stream()
            .flatMap(j -> j.outcomes().stream())
            .collect(
                Collectors.groupingBy(f -> f.trouble().kind(), TreeMap::new, Collectors.toList()));
    out.println("| kind | found | recall | right kind | cause named | minutes | messages | as |");
    out.println("|---|---|---|---|---|---|---|---|");
    byKind.forEach(
        (kind, some) ->
            out.printf(
                "| %s | %s | %s | %s | %s |%n",
                kind, found(some), recall(some), figures(some), types(some)));
  }

  private static String types(List<Found> some) {
    return some.stream()
        .flatMap(f -> f.incidents().stream())
        .map(told -> told.incident().type().label())
        .collect(Collectors.groupingBy(t -> t, TreeMap::new, Collectors.counting()))
        .toString();
  }

  private static String found(List<Found> outcomes) {
    return outcomes.stream().filter(Found::isFound).count() + "/" + outcomes.size();
  }

  private static String recall(List<Found> outcomes) {
    return outcomes.isEmpty()
        ? "-"
        : String.format(
            Locale.ROOT,
            "%.2f",
            (double) outcomes.stream().filter(Found::isFound).count() / outcomes.size());
  }

  private static String figures(List<Found> outcomes) {
    List<Found> found = outcomes.stream().filter(Found::isFound).toList();
    List<Found> typed = found.stream().filter(f -> !f.trouble().types().isEmpty()).toList();
    List<Found> caused = found.stream().filter(f -> !f.trouble().causes().isEmpty()).toList();
    return String.format(
        Locale.ROOT,
        "%d/%d | %d/%d | %s | %s",
        typed.stream().filter(Found::isRightType).count(),
        typed.size(),
        caused.stream().filter(Found::isCauseNamed).count(),
        caused.size(),
        median(found, LabelledReport::minutes),
        median(found, f -> (double) f.messages()));
  }

  private static double minutes(Found found) {
    return Duration.between(found.trouble().start(), found.told().orElseThrow()).toSeconds() / 60.0;
  }

  private static String median(List<Found> found, ToDoubleFunction<Found> figure) {
    double[] sorted = found.stream().mapToDouble(figure).sorted().toArray();
    return sorted.length == 0
        ? "-"
        : String.format(
            Locale.ROOT, "%.0f", (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2);
  }

  private static void details(PrintWriter out, Judgement one) {
    out.println();
    out.println(one.labels().name());
    for (Found found : one.outcomes()) {
      String what = found.trouble().kind() + " " + found.trouble().start() + ": ";
      if (!found.isFound()) {
        out.println("  missed " + what);
      } else if (!found.isRightType() || !found.isCauseNamed()) {
        out.println("  misnamed " + what + text(found.incidents()));
      }
    }
    one.falsely().forEach(told -> out.println("  false " + text(List.of(told))));
  }

  private static String text(List<Told> incidents) {
    return incidents.stream()
        .map(
            told ->
                told.from()
                    + " "
                    + told.incident().type().label()
                    + (told.incident().learning() ? " (learning) " : " ")
                    + told.incident().explanation()
                    + " "
                    + Arrays.toString(
                        told.incident().evidence().stream().limit(4).map(e -> e.label()).toArray()))
        .collect(Collectors.joining("; "));
  }
}
