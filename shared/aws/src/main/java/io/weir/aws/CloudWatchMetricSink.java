package io.weir.aws;

import io.weir.alert.Metric;
import io.weir.store.outbound.MetricSink;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/**
 * Metrics to CloudWatch, in as few calls as its limits allow. A metric of a time that CloudWatch
 * does not take (two weeks back to two hours ahead) is left out: it would make the call fail.
 */
public final class CloudWatchMetricSink implements MetricSink {
  static final int MAX_DATA = 1_000;

  /** Half of what a call takes, since the estimate of a datum's bytes is one. */
  static final int MAX_BYTES = 500_000;

  private static final Duration OLDEST = Duration.ofDays(14).minusMinutes(5);
  private static final Duration NEWEST = Duration.ofHours(2).minusMinutes(5);
  private static final int MAX_DIMENSIONS = 30;
  private static final int MAX_NAME = 255;
  private static final int MAX_VALUE = 1_024;

  /** The names of the fields of a datum and of a dimension, and their framing. */
  private static final int DATUM_BYTES = 120;

  private final CloudWatchClient client;
  private final String namespace;
  private final Clock clock;

  public CloudWatchMetricSink(CloudWatchClient client, String namespace, Clock clock) {
    this.client = client;
    this.namespace = namespace;
    this.clock = clock;
  }

  @Override
  public void send(List<Metric> metrics) throws IOException {
    Instant now = clock.instant();
    List<MetricDatum> batch = new ArrayList<>();
    int bytes = 0;
    for (Metric metric : metrics) {
      if (metric.time().isBefore(now.minus(OLDEST)) || metric.time().isAfter(now.plus(NEWEST))) {
        continue;
      }
      MetricDatum datum = datum(metric);
      int more = sizeBytes(datum);
      if (batch.size() == MAX_DATA || bytes + more > MAX_BYTES) {
        put(batch);
        batch = new ArrayList<>();
        bytes = 0;
      }
      batch.add(datum);
      bytes += more;
    }
    put(batch);
  }

  private void put(List<MetricDatum> data) throws IOException {
    if (data.isEmpty()) {
      return;
    }
    try {
      client.putMetricData(request -> request.namespace(namespace).metricData(data));
    } catch (SdkException e) {
      throw new IOException("cannot put metrics: " + e.getMessage(), e);
    }
  }

  private static MetricDatum datum(Metric metric) {
    List<Dimension> dimensions =
        metric.dimensions().entrySet().stream()
            .map(
                each ->
                    Dimension.builder()
                        .name(name(each.getKey()))
                        .value(printable(each.getValue(), MAX_VALUE))
                        .build())
            .limit(MAX_DIMENSIONS)
            .toList();
    return MetricDatum.builder()
        .metricName(printable(metric.name(), MAX_NAME))
        .dimensions(dimensions)
        .value(metric.value())
        .unit(StandardUnit.fromValue(metric.unit()))
        .timestamp(metric.time())
        .build();
  }

  private static String name(String text) {
    String name = printable(text, MAX_NAME);
    return name.startsWith(":") ? "_" + name.substring(1) : name;
  }

  /** Makes a text that CloudWatch takes: ASCII without control characters, and not blank. */
  private static String printable(String text, int maxLength) {
    String ascii = text.replaceAll("[^\\x20-\\x7e]", "?");
    String filled = ascii.isBlank() ? "-" : ascii;
    return filled.length() <= maxLength ? filled : filled.substring(0, maxLength);
  }

  private static int sizeBytes(MetricDatum datum) {
    int bytes = DATUM_BYTES + datum.metricName().length();
    for (Dimension dimension : datum.dimensions()) {
      bytes += DATUM_BYTES + dimension.name().length() + dimension.value().length();
    }
    return bytes;
  }
}
