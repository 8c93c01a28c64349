package io.weir.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.weir.incident.Incident;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The numbers of a report as the page's script reads them. */
final class ReportJson {
  /** The charts of a source, in order; the script has a title for each. */
  static final List<String> SERIES = List.of("requests", "errorPercent", "p95Millis", "clients");

  private ReportJson() {}

  /**
   * Returns a JSON document in which no {@code <} stands, so that it cannot end a script element.
   */
  static String of(Report report) throws IOException {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("sources");
      for (Report.SourceSeries source : report.sources()) {
        write(json, source);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("incidents");
      for (Incident incident : report.incidents()) {
        write(json, incident, report.sources());
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toString().replace("<", "\\u003c").replace("\u2028", "\\u2028");
  }

  private static void write(JsonGenerator json, Report.SourceSeries source) throws IOException {
    json.writeStartObject();
    numbers(json, "start", source.points(), point -> point.start().getEpochSecond());
    numbers(json, "requests", source.points(), Report.Point::requests);
    numbers(json, "errorPercent", source.points(), Report.Point::errorPercent);
    numbers(json, "p95Millis", source.points(), Report.Point::p95Millis);
    numbers(json, "clients", source.points(), Report.Point::clients);
    json.writeEndObject();
  }

  private static void numbers(
      JsonGenerator json,
      String name,
      List<Report.Point> points,
      ToDoubleFunction<Report.Point> value)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Report.Point point : points) {
      double number = value.applyAsDouble(point);
      if (Double.isFinite(number)) {
        json.writeNumber(number);
      } else {
        json.writeNull();
      }
    }
    json.writeEndArray();
  }

  private static void write(
      JsonGenerator json, Incident incident, List<Report.SourceSeries> sources) throws IOException {
    int source = 0;
    while (source < sources.size() && !sources.get(source).source().equals(incident.source())) {
      source++;
    }
    json.writeStartObject();
    json.writeNumberField("source", source);
    json.writeStringField("type", incident.type().label());
    json.writeStringField("severity", incident.severity().name());
    json.writeNumberField("from", incident.opened().getEpochSecond());
    json.writeNumberField("to", incident.closed().orElse(incident.lastSeen()).getEpochSecond());
    json.writeEndObject();
  }
}
