package io.weir.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.weir.incident.Incident;
import io.weir.incident.IncidentJson;
import io.weir.report.Reading;
import io.weir.report.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a run comes to, as one JSON document. */
final class RunJson {
  private RunJson() {}

  static void print(
      PrintWriter out,
      Verdict verdict,
      List<Incident> incidents,
      List<Incident> information,
      Path report)
      throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("verdict", verdict.sentence());
      json.writeNumberField("urgent", verdict.urgent());
      json.writeNumberField("windows", verdict.windows());
      json.writeNumberField("judged", verdict.judged());
      json.writeNumberField("anomalous", verdict.anomalous());
      write(json, verdict.reading());
      json.writeArrayFieldStart("advice");
      for (String advice : Advice.of(verdict.reading())) {
        json.writeString(advice);
      }
      json.writeEndArray();
      write(json, "incidents", incidents);
      write(json, "information", information);
      json.writeStringField("report", report.toString());
      json.writeEndObject();
    }
    out.println(text);
    out.flush();
  }

  /** Writes who would have been told what and when, one document a message. */
  static void writeSent(Path file, List<Sent> messages) throws IOException {
    try (JsonGenerator json =
        new JsonFactory()
            .createGenerator(Files.newBufferedWriter(file, UTF_8))
            .setRootValueSeparator(new SerializedString("\n"))) {
      for (Sent sent : messages) {
        Incident incident = sent.incident();
        json.writeStartObject();
        json.writeStringField("at", sent.at().toString());
        json.writeStringField("incident", incident.id());
        json.writeNumberField("number", incident.noticeNumber());
        json.writeStringField("notice", incident.notice().name());
        json.writeStringField("severity", incident.severity().name());
        json.writeStringField("type", incident.type().label());
        json.writeStringField("source", incident.source());
        json.writeStringField("opened", incident.opened().toString());
        json.writeStringField("explanation", incident.explanation());
        json.writeEndObject();
      }
    }
  }

  private static void write(JsonGenerator json, String name, List<Incident> incidents)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Incident incident : incidents) {
      json.writeRawValue(IncidentJson.write(incident));
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, Reading reading) throws IOException {
    json.writeObjectFieldStart("reading");
    json.writeNumberField("objects", reading.objects());
    json.writeNumberField("lines", reading.lines());
    json.writeNumberField("accepted", reading.accepted());
    json.writeNumberField("rejected", reading.rejected());
    json.writeNumberField("skipped", reading.skipped());
    write(json, "rejects", reading.rejects());
    write(json, "passedOver", reading.passedOver());
    json.writeArrayFieldStart("unread");
    for (String failure : reading.unread()) {
      json.writeString(failure);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, Map<String, Long> counts)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
  }
}
