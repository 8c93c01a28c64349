package io.weir.store.outbound;

import io.weir.alert.Metric;
import java.io.IOException;
import java.util.List;

/** Where metrics go. */
public interface MetricSink {
  /** For channels that have no metrics. */
  MetricSink NONE = metrics -> {};

  /**
   * Sends the metrics.
   *
   * @throws IOException if they were not taken; trying again may help
   */
  void send(List<Metric> metrics) throws IOException;
}
