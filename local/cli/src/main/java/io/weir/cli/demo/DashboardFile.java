package io.weir.cli.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.cloud.LocalCloud;
import io.weir.cloud.service.ReceivedMetric;
import io.weir.cloud.stack.Template;
import io.weir.incident.Incident;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The body of the template's dashboard and the metrics that there are, as one JSON document, so
 * that the dashboard can be drawn without CloudWatch.
 */
final class DashboardFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EMBEDDED = "\"_aws\":";

  private DashboardFile() {}

  static void write(Path file, List<ReceivedMetric> metrics) throws IOException {
    Object body = LocalCloud.template().properties("Dashboard").get("DashboardBody");
    try (BufferedWriter out = Files.newBufferedWriter(file);
        JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      json.writeFieldName("body");
      json.writeRawValue(((Template.Intrinsic) body).argument().toString());
      json.writeArrayFieldStart("metrics");
      for (ReceivedMetric metric : metrics) {
        write(json, metric);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  /** Returns the metrics in a function's log, which CloudWatch reads from it by itself. */
  static List<ReceivedMetric> logged(String log) throws IOException {
    List<ReceivedMetric> metrics = new ArrayList<>();
    for (String line : log.lines().filter(each -> each.contains(EMBEDDED)).toList()) {
      JsonNode json = JSON.readTree(line);
      Instant time = Instant.ofEpochMilli(json.at("/_aws/Timestamp").asLong());
      JsonNode directive = json.at("/_aws/CloudWatchMetrics/0");
      Map<String, String> dimensions = new TreeMap<>();
      for (JsonNode dimension : directive.at("/Dimensions/0")) {
        dimensions.put(dimension.asText(), json.path(dimension.asText()).asText());
      }
      for (JsonNode metric : directive.path("Metrics")) {
        String name = metric.path("Name").asText();
        metrics.add(
            new ReceivedMetric(
                directive.path("Namespace").asText(),
                name,
                dimensions,
                json.path(name).asDouble(),
                metric.path("Unit").asText(),
                time));
      }
    }
    return metrics;
  }

  /**
   * Returns what CloudWatch was told of the incidents, at the times of the made-up day: the metrics
   * themselves are of the time at which the demo ran, as CloudWatch takes none of a distant past.
   */
  static List<ReceivedMetric> changes(List<Incident> incidents) {
    List<ReceivedMetric> metrics = new ArrayList<>();
    for (Incident incident : incidents) {
      metrics.add(change("IncidentsOpened", incident, incident.opened()));
      incident
          .closed()
          .ifPresent(closed -> metrics.add(change("IncidentsResolved", incident, closed)));
    }
    return metrics;
  }

  private static ReceivedMetric change(String name, Incident incident, Instant time) {
    Map<String, String> dimensions =
        Map.of("Source", incident.source(), "Type", incident.type().label());
    return new ReceivedMetric("", name, dimensions, 1, "Count", time);
  }

  private static void write(JsonGenerator json, ReceivedMetric metric) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", metric.name());
    json.writeObjectFieldStart("dimensions");
    for (Map.Entry<String, String> dimension : metric.dimensions().entrySet()) {
      json.writeStringField(dimension.getKey(), dimension.getValue());
    }
    json.writeEndObject();
    json.writeNumberField("value", metric.value());
    json.writeNumberField("time", metric.time().getEpochSecond());
    json.writeEndObject();
  }
}
