package io.weir.lab.evaluate.nab;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Runs the benchmark and prints its scores. */
public final class NabReport {
  private static final String CLOUDWATCH = "realAWSCloudwatch/";

  /** Published as 1.0, with twelve digits; the smallest number that is written so. */
  private static final double PUBLISHED_THRESHOLD = 0.9999999999995;

  private static final double SIX_DIGITS = 1e-6;
  private static final String PUBLISHED = "published-per-file/windowedGaussian_standard_scores.csv";

  private NabReport() {}

  /** Prints the scores of Weir and, as a check of the scoring, of the windowed Gaussian. */
  public static void print(Path folder, PrintWriter out) throws IOException {
    List<NabSeries> all = NabSeries.readAll(folder);
    Map<String, double[]> gaussian = new HashMap<>();
    Map<String, double[]> weir = new HashMap<>();
    for (NabSeries series : all) {
      gaussian.put(series.name(), WindowedGaussian.scores(series.values()));
      weir.put(series.name(), new NabDetector(series).scores());
    }
    out.println("| detector | all files | realAWSCloudwatch | threshold |");
    out.println("|---|---|---|---|");
    row(out, "windowed Gaussian, rewritten", all, gaussian, PUBLISHED_THRESHOLD);
    row(out, "Weir", all, weir, best(all, weir));
    out.printf(
        "%nScores of single files that agree with the published ones of the windowed Gaussian:"
            + " %d of %d%n",
        agreeing(folder, all, gaussian), all.size());
    out.flush();
  }

  /** Returns how many files have the score that is published for them, to six digits. */
  private static long agreeing(Path folder, List<NabSeries> all, Map<String, double[]> scores)
      throws IOException {
    Map<String, Double> published = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve(PUBLISHED))) {
      String[] fields = line.split(",", -1);
      if (fields[0].equals("windowedGaussian")) {
        published.put(fields[2], Double.parseDouble(fields[4]));
      }
    }
    return all.stream()
        .filter(
            series -> {
              double own = NabScore.of(series, scores.get(series.name()), PUBLISHED_THRESHOLD);
              return Math.abs(own - published.get(series.name())) < SIX_DIGITS;
            })
        .count();
  }

  private static void row(
      PrintWriter out, String name, List<NabSeries> all, Map<String, double[]> scores, double at) {
    List<NabSeries> cloud = all.stream().filter(s -> s.name().startsWith(CLOUDWATCH)).toList();
    out.printf(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %.4g |%n",
        name,
        score(all, scores, at),
        score(cloud, scores, at),
        at);
  }

  static double score(List<NabSeries> all, Map<String, double[]> scores, double threshold) {
    double raw = 0;
    int windows = 0;
    for (NabSeries series : all) {
      raw += NabScore.of(series, scores.get(series.name()), threshold);
      windows += series.windows().size();
    }
    return NabScore.normalised(raw, windows);
  }

  /** Returns the one threshold that serves all files best, as the benchmark chooses it. */
  private static double best(List<NabSeries> all, Map<String, double[]> scores) {
    TreeSet<Double> candidates = new TreeSet<>();
    for (double[] of : scores.values()) {
      for (double score : of) {
        if (score > 0) {
          candidates.add(Math.rint(score * 50) / 50);
        }
      }
    }
    double best = Double.MAX_VALUE;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (double candidate : new ArrayList<>(candidates)) {
      double score = score(all, scores, candidate);
      if (score > bestScore) {
        bestScore = score;
        best = candidate;
      }
    }
    return best;
  }
}
