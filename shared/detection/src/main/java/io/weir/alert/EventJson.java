package io.weir.alert;

import com.fasterxml.jackson.core.JsonGenerator;
import io.weir.finding.Proposal;
import io.weir.incident.Incident;
import io.weir.json.Json;
import java.io.IOException;
import java.util.Map;

/**
 * A change of an incident as one JSON document for machines: the incident, and beside it the same
 * as each of the receivers wants it that cannot choose from a document themselves. Its schema is
 * {@code docs/events/incident-1.json}; what is in it stays, and what is added needs no new version.
 */
final class EventJson {
  private static final int VERSION = 1;
  private static final int MAX_LINE_CHARS = 300;
  private static final int MAX_TEXT_CHARS = 8000;

  private EventJson() {}

  static String of(Alert alert, Links links) {
    Incident incident = alert.incident();
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeNumberField("version", VERSION);
          out.writeObjectFieldStart("incident");
          incident(out, alert, links.of(incident));
          out.writeEndObject();
          out.writeObjectFieldStart("pagerduty");
          Exits.pagerDuty(out, incident, links);
          out.writeEndObject();
          out.writeObjectFieldStart("opsgenie");
          Exits.opsgenie(out, incident, links);
          out.writeEndObject();
          out.writeObjectFieldStart("teams");
          Exits.teams(out, incident, links);
          out.writeEndObject();
          out.writeEndObject();
        });
  }

  private static void incident(JsonGenerator out, Alert alert, Map<String, String> links)
      throws IOException {
    Incident incident = alert.incident();
    out.writeStringField("id", incident.id());
    out.writeStringField("notice", incident.notice().name());
    out.writeNumberField("number", incident.noticeNumber());
    out.writeStringField("source", Clean.text(incident.source(), MAX_LINE_CHARS));
    out.writeStringField("type", incident.type().label());
    out.writeStringField("severity", incident.severity().name());
    out.writeStringField("state", incident.state().name());
    out.writeStringField("subject", Clean.text(incident.subject(), MAX_LINE_CHARS));
    out.writeStringField("opened", incident.opened().toString());
    out.writeStringField("lastSeen", incident.lastSeen().toString());
    if (incident.closed().isPresent()) {
      out.writeStringField("closed", incident.closed().get().toString());
    }
    out.writeStringField("title", title(incident));
    out.writeStringField("text", text(incident));
    out.writeNumberField("requests", incident.sample().requests());
    if (incident.proposal().filter(Proposal::isOfUse).isPresent()) {
      proposal(out, incident.proposal().get());
    }
    out.writeObjectFieldStart("links");
    for (Map.Entry<String, String> link : links.entrySet()) {
      out.writeStringField(link.getKey(), link.getValue());
    }
    out.writeEndObject();
  }

  private static void proposal(JsonGenerator out, Proposal proposal) throws IOException {
    out.writeObjectFieldStart("proposal");
    out.writeStringField("kind", proposal.kind().name());
    out.writeArrayFieldStart("ranges");
    for (String range : proposal.ranges()) {
      out.writeString(range);
    }
    out.writeEndArray();
    out.writeStringField("path", Clean.text(proposal.path(), MAX_LINE_CHARS));
    out.writeNumberField("limit", proposal.limit());
    out.writeNumberField("holdsSeconds", proposal.holds().toSeconds());
    out.writeNumberField("stopped", proposal.stopped());
    out.writeEndObject();
  }

  /** Returns the incident in one line. */
  static String title(Incident incident) {
    return Clean.text(Headline.of(incident), MAX_LINE_CHARS);
  }

  /** Returns what is wrong, in a sentence or two. */
  static String text(Incident incident) {
    return Clean.cut(Clean.text(AlertText.firstLine(incident), MAX_TEXT_CHARS), MAX_TEXT_CHARS);
  }
}
