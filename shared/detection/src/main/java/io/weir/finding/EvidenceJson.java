package io.weir.finding;

import com.fasterxml.jackson.core.JsonGenerator;
import io.weir.json.JsonObject;
import java.io.IOException;
import java.util.List;

/** Evidence and sample, the parts that findings and incidents share, as JSON members. */
public final class EvidenceJson {
  private EvidenceJson() {}

  /** Writes the members {@code evidence} and {@code sample} into the object that is open. */
  public static void write(JsonGenerator out, List<Evidence> evidence, Sample sample)
      throws IOException {
    out.writeArrayFieldStart("evidence");
    for (Evidence line : evidence) {
      out.writeStartObject();
      out.writeStringField("label", line.label());
      out.writeStringField("unit", line.unit());
      number(out, "observed", line.observed());
      number(out, "expected", line.expected());
      number(out, "share", line.share());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeObjectFieldStart("sample");
    out.writeNumberField("requests", sample.requests());
    out.writeNumberField("objects", sample.objects());
    number(out, "expectedObjects", sample.expectedObjects());
    out.writeStringField("query", sample.query());
    texts(out, "objectKeys", sample.objectKeys());
    if (!sample.examples().isEmpty()) {
      texts(out, "examples", sample.examples());
    }
    out.writeEndObject();
  }

  /** Reads the member {@code evidence}. */
  public static List<Evidence> evidence(JsonObject json) {
    return json.objects("evidence").stream()
        .map(
            line ->
                new Evidence(
                    line.text("label"),
                    line.text("unit"),
                    line.numberOrNaN("observed"),
                    line.numberOrNaN("expected"),
                    line.numberOrNaN("share")))
        .toList();
  }

  /** Reads the member {@code sample}. */
  public static Sample sample(JsonObject json) {
    JsonObject sample = json.object("sample");
    return new Sample(
        sample.integer("requests"),
        sample.integer("objects"),
        sample.number("expectedObjects"),
        sample.text("query"),
        sample.texts("objectKeys"),
        sample.has("examples") ? sample.texts("examples") : List.of());
  }

  private static void texts(JsonGenerator out, String name, List<String> texts) throws IOException {
    out.writeArrayFieldStart(name);
    for (String text : texts) {
      out.writeString(text);
    }
    out.writeEndArray();
  }

  private static void number(JsonGenerator out, String name, double value) throws IOException {
    if (Double.isFinite(value)) {
      out.writeNumberField(name, value);
    }
  }
}
