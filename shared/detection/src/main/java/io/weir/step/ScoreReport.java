package io.weir.step;

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
 */
public record ScoreReport(
    int scored,
    int waiting,
    int findings,
    Map<String, Integer> suppressed,
    List<Setback> setbacks) {
  static final ScoreReport NOTHING = new ScoreReport(0, 0, 0, Map.of(), List.of());

  public ScoreReport {
    suppressed = Map.copyOf(suppressed);
    setbacks = List.copyOf(setbacks);
  }

  /** Returns what this run and the next one did together. */
  ScoreReport and(ScoreReport next) {
    Map<String, Integer> both = new TreeMap<>(suppressed);
    next.suppressed.forEach((reason, count) -> both.merge(reason, count, Integer::sum));
    List<Setback> all = new ArrayList<>(setbacks);
    all.addAll(next.setbacks);
    return new ScoreReport(scored + next.scored, next.waiting, findings + next.findings, both, all);
  }

  ScoreReport withWaiting(int windows) {
    return new ScoreReport(scored, windows, findings, suppressed, setbacks);
  }
}
