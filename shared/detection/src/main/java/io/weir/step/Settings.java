package io.weir.step;

import static java.util.Objects.requireNonNull;

import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.ZoneId;

/**
 * What an operator may choose.
 *
 * @param windowWidth the length of a window
 * @param zone the time zone whose days and weeks the traffic follows
 * @param minRequests windows with fewer requests raise no anomaly
 * @param falseAlarmsPerWeek how many false alarms a week and source are bearable; sets thresholds
 */
public record Settings(
    Duration windowWidth, ZoneId zone, int minRequests, double falseAlarmsPerWeek) {
  public Settings {
    requireNonNull(windowWidth, "windowWidth");
    requireNonNull(zone, "zone");
  }

  /** Returns what is right for most. */
  public static Settings defaults() {
    return new Settings(WindowKey.DEFAULT_WIDTH, ZoneId.of("UTC"), 50, 1);
  }
}
