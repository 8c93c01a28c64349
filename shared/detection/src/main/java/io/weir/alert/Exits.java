package io.weir.alert;

import com.fasterxml.jackson.core.JsonGenerator;
import io.weir.finding.Severity;
import io.weir.incident.Incident;
import java.io.IOException;
import java.util.Map;

/**
 * An incident as other services take it.
 *
 * <p>Sources: PagerDuty, Events API v2, "Send an alert event"; Opsgenie, Alert API, "Create alert"
 * and "Close alert"; Microsoft, Teams, "Create incoming webhooks with Workflows", and Adaptive
 * Cards 1.4.
 */
final class Exits {
  private static final int MAX_SUMMARY_CHARS = 300;
  private static final int MAX_OPSGENIE_MESSAGE_CHARS = 130;
  private static final int MAX_SOURCE_CHARS = 100;
  private static final int MAX_TEXT_CHARS = 2000;

  private Exits() {}

  /** The routing key is added on the way, as it is a secret. */
  static void pagerDuty(JsonGenerator out, Incident incident, Links links) throws IOException {
    out.writeStringField("event_action", isOver(incident) ? "resolve" : "trigger");
    out.writeStringField("dedup_key", incident.id());
    out.writeStringField("client", "Weir");
    out.writeObjectFieldStart("payload");
    out.writeStringField("summary", cut(EventJson.title(incident), MAX_SUMMARY_CHARS));
    out.writeStringField("source", source(incident));
    out.writeStringField("severity", pagerSeverity(incident.severity()));
    out.writeStringField("timestamp", incident.lastSeen().toString());
    out.writeStringField("class", incident.type().label());
    out.writeObjectFieldStart("custom_details");
    out.writeStringField("text", cut(EventJson.text(incident), MAX_TEXT_CHARS));
    out.writeStringField("subject", cut(incident.subject(), MAX_SUMMARY_CHARS));
    out.writeEndObject();
    out.writeEndObject();
    out.writeArrayFieldStart("links");
    for (Map.Entry<String, String> link : links.of(incident).entrySet()) {
      out.writeStartObject();
      out.writeStringField("href", link.getValue());
      out.writeStringField("text", link.getKey());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static String pagerSeverity(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "critical";
      case HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW, INFO -> "info";
    };
  }

  /** Closing by the alias takes two of the same members, and leaves the others out. */
  static void opsgenie(JsonGenerator out, Incident incident, Links links) throws IOException {
    out.writeStringField("source", source(incident));
    if (isOver(incident)) {
      out.writeStringField("note", cut(EventJson.title(incident), MAX_TEXT_CHARS));
      return;
    }
    out.writeStringField("message", cut(EventJson.title(incident), MAX_OPSGENIE_MESSAGE_CHARS));
    out.writeStringField("alias", incident.id());
    out.writeStringField("description", cut(EventJson.text(incident), MAX_TEXT_CHARS));
    out.writeStringField("priority", priority(incident.severity()));
    out.writeArrayFieldStart("tags");
    out.writeString("weir");
    out.writeString(incident.type().label());
    out.writeEndArray();
    out.writeObjectFieldStart("details");
    out.writeStringField("subject", cut(incident.subject(), MAX_SUMMARY_CHARS));
    for (Map.Entry<String, String> link : links.of(incident).entrySet()) {
      out.writeStringField(link.getKey(), link.getValue());
    }
    out.writeEndObject();
  }

  private static String priority(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "P1";
      case HIGH -> "P2";
      case MEDIUM -> "P3";
      case LOW -> "P4";
      case INFO -> "P5";
    };
  }

  static void teams(JsonGenerator out, Incident incident, Links links) throws IOException {
    out.writeStringField("type", "message");
    out.writeArrayFieldStart("attachments");
    out.writeStartObject();
    out.writeStringField("contentType", "application/vnd.microsoft.card.adaptive");
    out.writeObjectFieldStart("content");
    out.writeStringField("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    out.writeStringField("type", "AdaptiveCard");
    out.writeStringField("version", "1.4");
    out.writeArrayFieldStart("body");
    textBlock(out, EventJson.title(incident), true);
    textBlock(out, EventJson.text(incident), false);
    out.writeEndArray();
    out.writeArrayFieldStart("actions");
    for (Map.Entry<String, String> link : links.of(incident).entrySet()) {
      out.writeStartObject();
      out.writeStringField("type", "Action.OpenUrl");
      out.writeStringField("title", link.getKey());
      out.writeStringField("url", link.getValue());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
    out.writeEndObject();
    out.writeEndArray();
  }

  private static void textBlock(JsonGenerator out, String text, boolean heading)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("type", "TextBlock");
    // A card shows Markdown; what comes out of a log is to be read and not to be followed.
    out.writeStringField("text", Clean.chat(text, MAX_TEXT_CHARS));
    out.writeBooleanField("wrap", true);
    if (heading) {
      out.writeStringField("weight", "Bolder");
    }
    out.writeEndObject();
  }

  private static boolean isOver(Incident incident) {
    return switch (incident.notice()) {
      case RESOLVED, REVISED -> true;
      case OPENED, ESCALATED, NONE -> false;
    };
  }

  private static String source(Incident incident) {
    return cut(incident.source(), MAX_SOURCE_CHARS);
  }

  private static String cut(String text, int maxChars) {
    return Clean.text(text, maxChars);
  }
}
