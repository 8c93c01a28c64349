package io.weir.alert;

import io.weir.finding.Evidence;
import io.weir.incident.Incident;
import io.weir.json.Json;
import java.util.Locale;

/**
 * An alert as the custom notification that Amazon Q Developer in chat applications shows in Slack
 * and Teams. Its limits: title 250 characters, description 8,000, a next step 350, a keyword 75
 * (AWS Chatbot administrator guide, "Custom notifications").
 */
final class ChatJson {
  private static final int MAX_TITLE_CHARS = 250;
  private static final int MAX_DESCRIPTION_CHARS = 8000;
  private static final int MAX_STEP_CHARS = 350;
  private static final int MAX_KEYWORD_CHARS = 75;
  private static final int MAX_SUMMARY_CHARS = 250;

  /** Escapes make text longer; this much stays within the limits in the worst case. */
  private static final int MAX_LINE_CHARS = 300;

  private static final int MAX_EVIDENCE = 6;

  private ChatJson() {}

  static String of(Alert alert) {
    Incident incident = alert.incident();
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeStringField("version", "1.0");
          out.writeStringField("source", "custom");
          out.writeStringField("id", alert.id());
          out.writeObjectFieldStart("content");
          out.writeStringField("textType", "client-markdown");
          out.writeStringField("title", limited(title(incident), MAX_TITLE_CHARS));
          out.writeStringField(
              "description", limited(description(incident), MAX_DESCRIPTION_CHARS));
          out.writeArrayFieldStart("nextSteps");
          out.writeString(limited(NextStep.of(incident.type()), MAX_STEP_CHARS));
          out.writeEndArray();
          out.writeArrayFieldStart("keywords");
          out.writeString(incident.type().label());
          out.writeString(incident.severity().name().toLowerCase(Locale.ROOT));
          out.writeString(
              limited(Clean.chat(incident.source(), MAX_KEYWORD_CHARS), MAX_KEYWORD_CHARS));
          out.writeEndArray();
          out.writeEndObject();
          out.writeObjectFieldStart("metadata");
          out.writeStringField("threadId", incident.id());
          out.writeStringField("summary", limited(title(incident), MAX_SUMMARY_CHARS));
          out.writeObjectFieldStart("additionalContext");
          out.writeStringField("source", Clean.text(incident.source(), MAX_TITLE_CHARS));
          out.writeStringField("severity", incident.severity().name());
          out.writeStringField("incident", incident.id());
          out.writeEndObject();
          out.writeEndObject();
          out.writeEndObject();
        });
  }

  private static String title(Incident incident) {
    return AlertText.word(incident)
        + incident.type().label()
        + " ("
        + incident.severity().name().toLowerCase(Locale.ROOT)
        + ") on "
        + Clean.chat(incident.source(), MAX_KEYWORD_CHARS);
  }

  private static String description(Incident incident) {
    StringBuilder text = new StringBuilder();
    text.append('*').append(Clean.chat(AlertText.firstLine(incident), 2 * MAX_LINE_CHARS));
    text.append("*\nWorst window ").append(AlertText.worstWindow(incident)).append("; ");
    text.append(Clean.chat(AlertText.basis(incident, incident.sample()), MAX_LINE_CHARS));
    text.append('\n');
    for (Evidence evidence : incident.evidence().stream().limit(MAX_EVIDENCE).toList()) {
      text.append("• ").append(Clean.chat(AlertText.evidenceLine(evidence), MAX_LINE_CHARS));
      text.append('\n');
    }
    return text.toString();
  }

  private static String limited(String text, int maxChars) {
    return Clean.cut(text, maxChars);
  }
}
