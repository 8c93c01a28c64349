package io.weir.lab.generate.trouble;

import io.weir.finding.FindingType;
import io.weir.lab.generate.TrafficShape;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happens in the traffic.
 *
 * @param type what it should be found as; empty if nothing should be found
 * @param start when it begins
 * @param length how long it lasts
 * @param subject what it is about, or empty
 * @param effect what it does
 */
public record Event(
    Optional<FindingType> type, Instant start, Duration length, String subject, Effect effect) {

  public Instant end() {
    return start.plus(length);
  }

  /** Returns which part of the window, in [0, 1], it covers. */
  public double overlap(Instant windowStart) {
    Instant windowEnd = windowStart.plus(TrafficShape.WIDTH);
    Instant from = start.isAfter(windowStart) ? start : windowStart;
    Instant to = end().isBefore(windowEnd) ? end() : windowEnd;
    return from.isBefore(to)
        ? (double) Duration.between(from, to).toMillis() / TrafficShape.WIDTH.toMillis()
        : 0;
  }

  public boolean covers(Instant time) {
    return !time.isBefore(start) && time.isBefore(end());
  }
}
