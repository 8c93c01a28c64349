package io.weir.incident;

import com.fasterxml.jackson.core.JsonGenerator;
import io.weir.finding.EvidenceJson;
import io.weir.finding.FindingType;
import io.weir.finding.ProposalJson;
import io.weir.finding.Severity;
import io.weir.json.Json;
import io.weir.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * An incident as one JSON document: how it is stored, how it travels to the notify step, and a line
 * of {@code incidents.jsonl}. Times are UTC instants; {@code closed} is left out while open.
 */
public final class IncidentJson {
  private static final int VERSION = 1;

  private IncidentJson() {}

  /** Returns the document, on one line. */
  public static String write(Incident incident) {
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeNumberField("version", VERSION);
          out.writeStringField("id", incident.id());
          out.writeStringField("source", incident.source());
          out.writeStringField("type", incident.type().label());
          out.writeStringField("severity", incident.severity().name());
          out.writeStringField("state", incident.state().name());
          out.writeStringField("opened", incident.opened().toString());
          if (incident.closed().isPresent()) {
            out.writeStringField("closed", incident.closed().get().toString());
          }
          out.writeStringField("lastSeen", incident.lastSeen().toString());
          out.writeStringField("subject", incident.subject());
          out.writeStringField("explanation", incident.explanation());
          out.writeStringField("worst", incident.worst().toString());
          out.writeNumberField("score", incident.score());
          out.writeNumberField("windows", incident.windows());
          out.writeStringField("trail", incident.trail().toString());
          out.writeBooleanField("learning", incident.learning());
          out.writeStringField("notice", incident.notice().name());
          out.writeNumberField("noticeNumber", incident.noticeNumber());
          out.writeNumberField("revision", incident.revision());
          if (incident.told().isPresent()) {
            write(out, incident.told().get());
          }
          if (!incident.related().isEmpty()) {
            out.writeArrayFieldStart("related");
            for (String line : incident.related()) {
              out.writeString(line);
            }
            out.writeEndArray();
          }
          if (!incident.answers().isEmpty()) {
            answers(out, incident.answers());
          }
          EvidenceJson.write(out, incident.evidence(), incident.sample());
          ProposalJson.write(out, incident.proposal());
          out.writeEndObject();
        });
  }

  /**
   * Returns the incident of the document.
   *
   * @throws IllegalArgumentException if it is damaged or of an unknown version
   */
  public static Incident read(String text) {
    JsonObject json = Json.object(text);
    json.requireVersion(VERSION);
    return new Incident(
        json.text("id"),
        json.text("source"),
        FindingType.ofLabel(json.text("type")),
        json.text("subject"),
        Severity.valueOf(json.text("severity")),
        Incident.State.valueOf(json.text("state")),
        json.instant("opened"),
        json.instant("lastSeen"),
        json.optionalInstant("closed"),
        Trail.parse(json.text("trail")),
        json.instant("worst"),
        json.number("score"),
        json.text("explanation"),
        EvidenceJson.evidence(json),
        json.flag("learning"),
        EvidenceJson.sample(json),
        Incident.Notice.valueOf(json.text("notice")),
        Math.toIntExact(json.integer("noticeNumber")),
        json.integer("revision"),
        json.has("told") ? Optional.of(told(json.object("told"))) : Optional.empty(),
        json.has("related") ? json.texts("related") : List.of(),
        ProposalJson.read(json),
        json.has("answers") ? answers(json) : List.of());
  }

  private static void write(JsonGenerator out, Incident.Told told) throws IOException {
    out.writeObjectFieldStart("told");
    out.writeStringField("until", told.until().toString());
    out.writeStringField("type", told.type().label());
    out.writeStringField("subject", told.subject());
    out.writeNumberField("strength", told.strength());
    out.writeEndObject();
  }

  private static void answers(JsonGenerator out, List<Incident.Said> answers) throws IOException {
    out.writeArrayFieldStart("answers");
    for (Incident.Said said : answers) {
      out.writeStartObject();
      out.writeStringField("answer", said.kind().label());
      out.writeStringField("at", said.at().toString());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static List<Incident.Said> answers(JsonObject json) {
    return json.objects("answers").stream()
        .map(said -> new Incident.Said(AnswerKind.ofLabel(said.text("answer")), said.instant("at")))
        .toList();
  }

  private static Incident.Told told(JsonObject json) {
    return new Incident.Told(
        json.instant("until"),
        FindingType.ofLabel(json.text("type")),
        json.text("subject"),
        json.number("strength"));
  }
}
