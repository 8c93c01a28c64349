package io.weir.step.score;

import io.weir.alert.Metric;
import io.weir.step.Setback;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one run of scoring did.
 *
 * @param scored windows scored
 * @param waiting changed windows that are not settled yet, of the sources that were looked at
 * @param findings findings in the scored windows
 * @param suppressed how many findings people were not told of on purpose, by the stated reason; a
 *     window that is scored again in another run counts again
 * @param setbacks what could not be read or judged
 * @param metrics the numbers of the scored windows of the sources that the dashboard shows
 */
public record ScoreReport(
    int scored,
    int waiting,
    int findings,
    Map<String, Integer> suppressed,
    List<Setback> setbacks,
    List<Metric> metrics) {
  public static final ScoreReport NOTHING =
      new ScoreReport(0, 0, 0, Map.of(), List.of(), List.of());

  public ScoreReport {
    suppressed = Map.copyOf(suppressed);
    setbacks = List.copyOf(setbacks);
    metrics = List.copyOf(metrics);
  }

  /** Returns what this run and the next one did together. */
  ScoreReport and(ScoreReport next) {
    Map<String, Integer> both = new TreeMap<>(suppressed);
    next.suppressed.forEach((reason, count) -> both.merge(reason, count, Integer::sum));
    List<Setback> all = new ArrayList<>(setbacks);
    all.addAll(next.setbacks);
    List<Metric> shown = new ArrayList<>(metrics);
    shown.addAll(next.metrics);
    return new ScoreReport(
        scored + next.scored, next.waiting, findings + next.findings, both, all, shown);
  }

  ScoreReport withWaiting(int windows) {
    return new ScoreReport(scored, windows, findings, suppressed, setbacks, metrics);
  }
}
