package io.weir.alert;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;

/**
 * One number for machines.
 *
 * @param name the metric's name, such as {@code IncidentsOpened}
 * @param dimensions few and bounded: each combination is a metric of its own
 * @param value the number, finite
 * @param unit {@code Count}, {@code Milliseconds}, {@code Percent} or {@code None}
 * @param time when
 */
public record Metric(
    String name, Map<String, String> dimensions, double value, String unit, Instant time) {
  public Metric {
    requireNonNull(name, "name");
    dimensions = Map.copyOf(dimensions);
    requireNonNull(unit, "unit");
    requireNonNull(time, "time");
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite: " + value);
    }
  }
}
