package io.weir.lab.evaluate.nab;

/**
 * The published scoring rule of the Numenta Anomaly Benchmark (Lavin and Ahmad 2015), in its
 * standard profile: the first hit in a window counts by how early it is, every false alarm costs
 * 0.11 by how far it lies behind the last window, every missed window costs 1.
 */
final class NabScore {
  private static final double FALSE_ALARM = 0.11;
  private static final double MISS = 1;
  private static final double FAR_BEHIND = 3;
  private static final double BEST = sigmoid(-1);

  private NabScore() {}

  /** Returns the raw score of the series at the threshold: points that reach it are alarms. */
  static double of(NabSeries series, double[] scores, double threshold) {
    double total = 0;
    int from = series.probation();
    for (NabSeries.Window window : series.windows()) {
      double best = -MISS;
      for (int i = Math.max(from, window.first()); i <= window.last(); i++) {
        if (scores[i] >= threshold) {
          double place = -(window.last() - i + 1.0) / window.width();
          best = Math.max(best, sigmoid(place) / BEST);
        }
      }
      total += best;
    }
    for (int i = from; i < scores.length; i++) {
      if (scores[i] >= threshold && !inside(series, i)) {
        total += FALSE_ALARM * falseAlarm(series, i);
      }
    }
    return total;
  }

  private static boolean inside(NabSeries series, int index) {
    return series.windows().stream().anyMatch(w -> w.first() <= index && index <= w.last());
  }

  private static double falseAlarm(NabSeries series, int index) {
    double score = -1;
    for (NabSeries.Window window : series.windows()) {
      if (window.last() < index) {
        double behind = (index - window.last()) / (window.width() - 1.0);
        score = behind > FAR_BEHIND ? -1 : sigmoid(behind);
      }
    }
    return score;
  }

  /** Returns the score on the benchmark's scale: 0 for finding nothing, 100 for all at once. */
  static double normalised(double raw, int windows) {
    return 100 * (raw + MISS * windows) / (2 * windows);
  }

  private static double sigmoid(double place) {
    return 2 / (1 + Math.exp(5 * place)) - 1;
  }
}
