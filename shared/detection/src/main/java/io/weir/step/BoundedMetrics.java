package io.weir.step;

import static java.util.Objects.requireNonNull;

import io.weir.alert.Metric;
import io.weir.finding.StableId;
import io.weir.store.outbound.AlertBudget;
import io.weir.store.outbound.MetricSink;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Metrics of which there are never more than so many in an hour: each name with its dimensions is
 * one that is paid for in the hours in which it is published. What is above counts under the same
 * name for all others together.
 */
public final class BoundedMetrics implements MetricSink {
  /** The value of each dimension of what counts together. */
  public static final String OTHERS = "(others)";

  private static final String PLACES = "metrics";

  private final MetricSink sink;
  private final AlertBudget budget;
  private final int most;
  private final Clock clock;

  /**
   * @param budget counts the places of the hour
   * @param most how many metrics have a place, at least 1
   */
  public BoundedMetrics(MetricSink sink, AlertBudget budget, int most, Clock clock) {
    this.sink = requireNonNull(sink, "sink");
    this.budget = requireNonNull(budget, "budget");
    this.most = most;
    this.clock = requireNonNull(clock, "clock");
    if (most < 1) {
      throw new IllegalArgumentException("at least one metric an hour: " + most);
    }
  }

  @Override
  public void send(List<Metric> metrics) throws IOException {
    Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
    List<Metric> bounded = new ArrayList<>();
    for (Metric metric : metrics) {
      String id = StableId.of(metric.name(), new TreeMap<>(metric.dimensions()).toString());
      bounded.add(budget.takePlace(PLACES, id, hour, most) ? metric : together(metric));
    }
    sink.send(bounded);
  }

  private static Metric together(Metric metric) {
    Map<String, String> dimensions = new TreeMap<>();
    metric.dimensions().keySet().forEach(name -> dimensions.put(name, OTHERS));
    return new Metric(metric.name(), dimensions, metric.value(), metric.unit(), metric.time());
  }
}
