package io.weir.cloud.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the one request to CloudWatch that is made here, at the level of its protocol (Smithy RPC
 * v2 CBOR), and refuses what CloudWatch refuses.
 *
 * <p>Source: Amazon CloudWatch API Reference, PutMetricData, MetricDatum, Dimension.
 */
final class CloudWatchRecorder {
  static final String PATH = "/service/GraniteServiceVersion20100801/operation/PutMetricData";

  private static final CBORMapper CBOR = new CBORMapper();
  private static final Pattern ASCII = Pattern.compile("[\\x20-\\x7e]+");

  private CloudWatchRecorder() {}

  /** Returns the data of a body, which is no longer compressed. */
  static List<ReceivedMetric> read(byte[] body) throws IOException, Refusal {
    JsonNode request = CBOR.readTree(body);
    JsonNode data = request.path("MetricData");
    if (body.length > 1_000_000 || data.isEmpty() || data.size() > 1_000) {
      throw new Refusal(400, "InvalidParameterValue", "number or size of MetricData");
    }
    List<ReceivedMetric> metrics = new ArrayList<>();
    for (JsonNode datum : data) {
      metrics.add(metric(request.path("Namespace").asText(), datum));
    }
    return metrics;
  }

  static byte[] answer() throws IOException {
    return CBOR.writeValueAsBytes(Map.of());
  }

  static byte[] answer(Refusal refusal) throws IOException {
    return CBOR.writeValueAsBytes(
        Map.of("__type", refusal.code(), "message", refusal.getMessage()));
  }

  private static ReceivedMetric metric(String namespace, JsonNode datum) throws Refusal {
    Map<String, String> dimensions = new LinkedHashMap<>();
    for (JsonNode dimension : datum.path("Dimensions")) {
      dimensions.put(
          text(dimension.path("Name").asText(), 255), text(dimension.path("Value").asText(), 1024));
    }
    double value = datum.path("Value").asDouble(Double.NaN);
    Instant time = Instant.ofEpochMilli(Math.round(datum.path("Timestamp").asDouble() * 1000));
    Instant now = Instant.now();
    if (dimensions.size() > 30
        || !Double.isFinite(value)
        || time.isBefore(now.minus(Duration.ofDays(14)))
        || time.isAfter(now.plus(Duration.ofHours(2)))) {
      throw new Refusal(400, "InvalidParameterValue", "a datum is out of bounds: " + datum);
    }
    String name = text(datum.path("MetricName").asText(), 255);
    return new ReceivedMetric(
        namespace, name, dimensions, value, datum.path("Unit").asText(), time);
  }

  private static String text(String text, int maxLength) throws Refusal {
    if (!ASCII.matcher(text).matches() || text.isBlank() || text.length() > maxLength) {
      throw new Refusal(400, "InvalidParameterValue", "not a name or value: " + text);
    }
    return text;
  }
}
