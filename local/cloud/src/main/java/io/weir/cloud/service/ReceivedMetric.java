package io.weir.cloud.service;

import java.time.Instant;
import java.util.Map;

/**
 * A metric datum as the metrics service took it.
 *
 * @param namespace the namespace
 * @param name the metric's name
 * @param dimensions its dimensions
 * @param value its value
 * @param unit its unit
 * @param time when it was
 */
public record ReceivedMetric(
    String namespace,
    String name,
    Map<String, String> dimensions,
    double value,
    String unit,
    Instant time) {
  public ReceivedMetric {
    dimensions = Map.copyOf(dimensions);
  }
}
