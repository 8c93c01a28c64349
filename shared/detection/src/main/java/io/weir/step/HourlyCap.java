package io.weir.step;

import static java.util.Objects.requireNonNull;

import io.weir.finding.Severity;
import io.weir.store.outbound.AlertBudget;

/**
 * How many alerts of each source may go out in an hour of the clock.
 *
 * @param budget where that is counted
 * @param alerts how many, at least 1; what is above is held and told together after the hour
 */
public record HourlyCap(AlertBudget budget, int alerts) {
  public HourlyCap {
    requireNonNull(budget, "budget");
    if (alerts < 1) {
      throw new IllegalArgumentException("at least one alert an hour: " + alerts);
    }
  }

  /**
   * Returns after how many alerts of the hour one of the severity is held. Critical ones may go on
   * to twice as many, so that lesser ones do not stand in their way.
   */
  int placesFor(Severity severity) {
    return severity == Severity.CRITICAL ? (int) Math.min(Integer.MAX_VALUE, 2L * alerts) : alerts;
  }
}
