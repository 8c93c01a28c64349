package io.weir.bench.forest;

import io.weir.forest.evaluation.RankingQuality;
import io.weir.forest.evaluation.Spread;
import java.util.Locale;

/**
 * Prints how well detectors find anomalies put into made-up traffic: a Markdown table of AUROC and
 * precision at k (k = number of anomalies), mean of five seeds.
 */
public final class InjectionTable {
  private static final int WINDOWS = 8640;
  private static final double INJECTED = 0.03;
  private static final int SEEDS = 5;

  private InjectionTable() {}

  /** Prints the table; takes no arguments. */
  public static void main(String[] args) {
    System.out.println(
        "| anomalies | training | detector | raw AUROC | raw P@k | derived AUROC | derived P@k |");
    System.out.println("|---|---|---|---|---|---|---|");
    print(Injection.SINGLE_FEATURE, 0);
    print(Injection.SINGLE_FEATURE, 0.05);
    print(Injection.RELATION_BREAKING, 0);
    print(Injection.RELATION_BREAKING, 0.01);
  }

  private static void print(Injection injection, double contamination) {
    for (Detector detector : Detector.values()) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %s | %s | %s |%n",
          injection.name().toLowerCase(Locale.ROOT).replace('_', ' '),
          contamination == 0 ? "clean" : Math.round(100 * contamination) + " % anomalies",
          detector.label(),
          cells(detector, injection, contamination, false),
          cells(detector, injection, contamination, true));
    }
  }

  private static String cells(
      Detector detector, Injection injection, double contamination, boolean derived) {
    double[] auroc = new double[SEEDS];
    double[] precision = new double[SEEDS];
    for (int seed = 0; seed < SEEDS; seed++) {
      double[][] training = TrafficWindows.normal(WINDOWS, 100 + seed);
      injection.inject(training, contamination, 200 + seed);
      double[][] test = TrafficWindows.normal(WINDOWS, 300 + seed);
      boolean[] anomalous = injection.inject(test, INJECTED, 400 + seed);
      Standardization scale =
          Standardization.of(derived ? TrafficWindows.derived(training) : training);
      double[] scores =
          detector.scores(
              scale.apply(derived ? TrafficWindows.derived(training) : training),
              scale.apply(derived ? TrafficWindows.derived(test) : test),
              seed + 1);
      auroc[seed] = RankingQuality.of(scores, anomalous).auroc();
      precision[seed] = RankingQuality.precisionAtAnomalies(scores, anomalous);
    }
    return String.format(
        Locale.ROOT, "%.3f | %.2f", Spread.of(auroc).mean(), Spread.of(precision).mean());
  }
}
