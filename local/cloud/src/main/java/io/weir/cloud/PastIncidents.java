package io.weir.cloud;

import io.weir.finding.Evidence;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.finding.StableId;
import io.weir.incident.Incident;
import io.weir.incident.Trail;
import io.weir.window.WindowKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Incidents of one window each, as large as common ones are, to see what a history of them costs.
 */
public final class PastIncidents {
  private PastIncidents() {}

  /**
   * Returns an incident that people were told of.
   *
   * @param time when the window begins that it was seen in
   * @param over whether it has ended
   */
  public static Incident of(String source, FindingType type, Instant time, boolean over) {
    WindowKey key = WindowKey.of(source, time, WindowKey.DEFAULT_WIDTH);
    return new Incident(
        StableId.of(source, type.label(), time.toString()),
        source,
        type,
        "",
        Severity.MEDIUM,
        over ? Incident.State.RESOLVED : Incident.State.OPEN,
        key.start(),
        key.end(),
        over ? Optional.of(key.end()) : Optional.empty(),
        Trail.of(key),
        key.start(),
        0.7,
        type.label() + " in the window of " + time,
        List.of(new Evidence("requests", "", 1412, 260, 940)),
        false,
        new Sample(1200, 3, 4, "SELECT 1", List.of("logs/AWSLogs/one.log.gz")),
        over ? Incident.Notice.RESOLVED : Incident.Notice.OPENED,
        1,
        1);
  }
}
