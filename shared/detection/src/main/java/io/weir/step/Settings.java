package io.weir.step;

import static java.util.Objects.requireNonNull;

import io.weir.incident.Paging;
import io.weir.incident.Suppression;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What an operator may choose.
 *
 * @param windowWidth the length of a window
 * @param zone the time zone whose days and weeks the traffic follows
 * @param minRequests windows with fewer requests, three in a row together, raise no anomaly
 * @param falseAlarmsPerWeek how many false alarms a week and source are bearable; sets thresholds
 * @param contamination the share of training windows to call anomalous, in (0, 0.5], which then
 *     sets the model's threshold in place of the budget of false alarms; usually empty
 * @param trainingDays how many days of history a model is trained on
 * @param lateness when windows are judged
 * @param paging when people hear of an incident
 * @param suppressions what to keep quiet about
 * @param athenaTable the table that ready-made queries name
 */
public record Settings(
    Duration windowWidth,
    ZoneId zone,
    int minRequests,
    double falseAlarmsPerWeek,
    OptionalDouble contamination,
    int trainingDays,
    Lateness lateness,
    Paging paging,
    List<Suppression> suppressions,
    String athenaTable) {
  public Settings {
    requireNonNull(windowWidth, "windowWidth");
    requireNonNull(zone, "zone");
    requireNonNull(contamination, "contamination");
    requireNonNull(lateness, "lateness");
    requireNonNull(paging, "paging");
    requireNonNull(athenaTable, "athenaTable");
    suppressions = List.copyOf(suppressions);
    if (!(falseAlarmsPerWeek > 0)) {
      throw new IllegalArgumentException("falseAlarmsPerWeek must be > 0: " + falseAlarmsPerWeek);
    }
    contamination.ifPresent(Settings::requireShare);
    if (trainingDays < 1) {
      throw new IllegalArgumentException("trainingDays must be at least 1: " + trainingDays);
    }
  }

  /** Returns what is right for most. */
  public static Settings defaults() {
    return new Settings(
        WindowKey.DEFAULT_WIDTH,
        ZoneId.of("UTC"),
        50,
        1,
        OptionalDouble.empty(),
        28,
        Lateness.defaults(),
        Paging.defaults(),
        List.of(),
        "alb_access_logs");
  }

  /** Returns these settings for traffic that follows the days of another time zone. */
  public Settings withZone(ZoneId other) {
    return new Settings(
        windowWidth,
        other,
        minRequests,
        falseAlarmsPerWeek,
        contamination,
        trainingDays,
        lateness,
        paging,
        suppressions,
        athenaTable);
  }

  /** Returns these settings with other reasons to keep quiet. */
  public Settings withSuppressions(List<Suppression> others) {
    return new Settings(
        windowWidth,
        zone,
        minRequests,
        falseAlarmsPerWeek,
        contamination,
        trainingDays,
        lateness,
        paging,
        others,
        athenaTable);
  }

  private static void requireShare(double share) {
    if (!(share > 0 && share <= 0.5)) {
      throw new IllegalArgumentException("contamination must be in (0, 0.5]: " + share);
    }
  }
}
