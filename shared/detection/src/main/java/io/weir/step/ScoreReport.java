package io.weir.step;

import java.util.Map;

/**
 * What one run of scoring did.
 *
 * @param scored windows scored
 * @param waiting changed windows that are not settled yet
 * @param findings findings in the scored windows
 * @param suppressed how many findings people were not told of on purpose, by the stated reason; a
 *     window that is scored again in another run counts again
 */
public record ScoreReport(int scored, int waiting, int findings, Map<String, Integer> suppressed) {
  public ScoreReport {
    suppressed = Map.copyOf(suppressed);
  }
}
