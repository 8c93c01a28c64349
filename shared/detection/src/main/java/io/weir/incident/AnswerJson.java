package io.weir.incident;

import com.fasterxml.jackson.core.JsonGenerator;
import io.weir.finding.FindingType;
import io.weir.finding.Severity;
import io.weir.json.Json;
import io.weir.json.JsonObject;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** An answer as one JSON document on one line: how it is stored, and how it is handed on. */
public final class AnswerJson {
  private static final int VERSION = 1;

  private AnswerJson() {}

  /** Returns the document, on one line. */
  public static String write(Answer answer) {
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeNumberField("version", VERSION);
          out.writeStringField("incident", answer.incident());
          out.writeStringField("source", answer.source());
          out.writeNumberField("notice", answer.notice());
          out.writeStringField("answer", answer.kind().label());
          out.writeStringField("at", answer.at().toString());
          out.writeStringField("type", answer.about().type().label());
          out.writeStringField("subject", answer.about().subject());
          out.writeStringField("severity", answer.about().severity().name());
          out.writeNumberField("amount", answer.about().amount());
          texts(out, "reasons", answer.about().reasons());
          texts(out, "paths", answer.about().paths());
          out.writeEndObject();
        });
  }

  /**
   * Returns the answer of the document.
   *
   * @throws IllegalArgumentException if it is damaged or of an unknown version
   */
  public static Answer read(String text) {
    JsonObject json = Json.object(text);
    json.requireVersion(VERSION);
    return new Answer(
        json.text("incident"),
        json.text("source"),
        Math.toIntExact(json.integer("notice")),
        AnswerKind.ofLabel(json.text("answer")),
        json.instant("at"),
        new Concern(
            FindingType.ofLabel(json.text("type")),
            json.text("subject"),
            Severity.valueOf(json.text("severity")),
            json.number("amount"),
            Set.copyOf(json.texts("reasons")),
            Set.copyOf(json.texts("paths"))));
  }

  private static void texts(JsonGenerator out, String name, Set<String> texts) throws IOException {
    out.writeArrayFieldStart(name);
    for (String text : new TreeSet<>(texts)) {
      out.writeString(text);
    }
    out.writeEndArray();
  }
}
