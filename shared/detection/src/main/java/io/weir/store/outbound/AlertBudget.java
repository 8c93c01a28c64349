package io.weir.store.outbound;

import java.time.Instant;
import java.util.List;

/**
 * How many alerts went out in each hour, and which were held because they were too many. Each
 * source has places of its own, so that a noisy one silences no other.
 */
public interface AlertBudget {
  /**
   * Takes one of the source's places in the hour for the alert; one that has a place keeps it.
   *
   * @return false if all its places are taken by others
   */
  boolean takePlace(String source, String alertId, Instant hour, int places);

  /** Keeps the alert for the hour's summary, once. */
  void hold(String alertId, Instant hour, String line);

  /** Returns the lines of the alerts that were held in the hour, in order of their text. */
  List<String> held(Instant hour);
}
