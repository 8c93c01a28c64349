package io.weir.cli.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.weir.cloud.LocalCloud;
import io.weir.cloud.service.ReceivedMetric;
import io.weir.cloud.stack.Template;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The body of the template's dashboard and the metrics that were put, as one JSON document, so that
 * the dashboard can be drawn without CloudWatch.
 */
final class DashboardFile {
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
