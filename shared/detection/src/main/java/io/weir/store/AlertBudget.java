package io.weir.store;

import java.time.Instant;
import java.util.List;

/** How many alerts went out in each hour, and which were held because they were too many. */
public interface AlertBudget {
  /**
   * Takes one of the hour's places for the alert; one that has a place keeps it.
   *
   * @return false if all places are taken by others
   */
  boolean takePlace(String alertId, Instant hour, int places);

  /** Keeps the alert for the hour's summary, once. */
  void hold(String alertId, Instant hour, String line);

  /** Returns the lines of the alerts that were held in the hour, in order of their text. */
  List<String> held(Instant hour);
}
