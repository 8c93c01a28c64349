package io.weir.alert;

import com.fasterxml.jackson.core.JsonGenerator;
import io.weir.finding.Evidence;
import io.weir.finding.FindingType;
import io.weir.finding.Proposal;
import io.weir.incident.Incident;
import io.weir.json.Json;
import io.weir.respond.ProposalText;
import java.io.IOException;
import java.util.List;
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
  private static final int MAX_LINE_CHARS = 240;

  private static final int MAX_QUERY_CHARS = 900;
  private static final int MAX_EVIDENCE = 6;

  private ChatJson() {}

  static String of(Alert alert, Links links) {
    Incident incident = alert.incident();
    String title = limited(Clean.chat(Headline.of(incident), MAX_LINE_CHARS), MAX_TITLE_CHARS);
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeStringField("version", "1.0");
          out.writeStringField("source", "custom");
          out.writeStringField("id", alert.id());
          out.writeObjectFieldStart("content");
          out.writeStringField("textType", "client-markdown");
          out.writeStringField("title", title);
          out.writeStringField(
              "description", limited(description(incident, links), MAX_DESCRIPTION_CHARS));
          List<String> steps =
              (AlertText.isGoingOn(incident) ? NextStep.of(incident) : List.<String>of())
                  .stream()
                      .map(step -> limited(Clean.chat(step, MAX_LINE_CHARS), MAX_STEP_CHARS))
                      .toList();
          texts(out, "nextSteps", steps);
          String source = Clean.chat(incident.source(), MAX_KEYWORD_CHARS);
          texts(
              out,
              "keywords",
              List.of(
                  incident.type().label(),
                  incident.severity().name().toLowerCase(Locale.ROOT),
                  limited(source, MAX_KEYWORD_CHARS)));
          out.writeEndObject();
          out.writeObjectFieldStart("metadata");
          out.writeStringField("threadId", incident.id());
          out.writeStringField("summary", limited(title, MAX_SUMMARY_CHARS));
          out.writeObjectFieldStart("additionalContext");
          out.writeStringField("source", Clean.text(incident.source(), MAX_TITLE_CHARS));
          out.writeStringField("severity", incident.severity().name());
          out.writeStringField("incident", incident.id());
          out.writeStringField("notice", Integer.toString(incident.noticeNumber()));
          out.writeStringField("answerable", isAnswerable(incident) ? "yes" : "no");
          out.writeStringField("proposal", AnswerLinks.canApply(incident) ? "block" : "none");
          out.writeEndObject();
          out.writeEndObject();
          out.writeEndObject();
        });
  }

  /** Returns whether the notification gets the buttons of the template's custom actions. */
  private static boolean isAnswerable(Incident incident) {
    return AlertText.isGoingOn(incident) && incident.type().isTrouble();
  }

  private static void texts(JsonGenerator out, String name, List<String> texts) throws IOException {
    out.writeArrayFieldStart(name);
    for (String text : texts) {
      out.writeString(text);
    }
    out.writeEndArray();
  }

  private static String description(Incident incident, Links links) {
    StringBuilder text = new StringBuilder();
    text.append(Clean.chat(AlertText.firstLine(incident), 2 * MAX_LINE_CHARS)).append('\n');
    if (incident.type() != FindingType.DAILY_DIGEST) {
      AlertText.labels(incident).forEach(line -> labelled(text, line));
    }
    for (String related : incident.related()) {
      labelled(text, "Related: " + related);
    }
    for (Incident.Said said : incident.answers()) {
      labelled(text, "Answered: " + said.kind().words());
    }
    text.append("*Evidence*\n");
    for (Evidence evidence : incident.evidence().stream().limit(MAX_EVIDENCE).toList()) {
      item(text, AlertText.evidenceLine(evidence));
    }
    if (AlertText.isGoingOn(incident) && !incident.sample().examples().isEmpty()) {
      text.append("*Sample requests*\n");
      incident.sample().examples().forEach(line -> item(text, line));
    }
    if (AlertText.isGoingOn(incident)) {
      incident
          .proposal()
          .filter(Proposal::isOfUse)
          .map(ProposalText::lines)
          .ifPresent(lines -> labelled(text, "Proposal: " + String.join(". ", lines)));
    }
    links.of(incident).forEach((name, address) -> labelled(text, name + ": ", address));
    if (!incident.sample().query().isEmpty()) {
      text.append("*Athena*\n```");
      text.append(Clean.code(incident.sample().query(), MAX_QUERY_CHARS)).append("```\n");
    }
    return text.toString();
  }

  /** Writes a line whose words before the first colon are its label. */
  private static void labelled(StringBuilder text, String line) {
    int colon = line.indexOf(':');
    labelled(
        text, line.substring(0, colon + 1), Clean.chat(line.substring(colon + 1), MAX_LINE_CHARS));
  }

  private static void labelled(StringBuilder text, String label, String value) {
    text.append('*').append(label.strip()).append("* ").append(value).append('\n');
  }

  private static void item(StringBuilder text, String line) {
    text.append("• ").append(Clean.chat(line, MAX_LINE_CHARS)).append('\n');
  }

  private static String limited(String text, int maxChars) {
    return Clean.cut(text, maxChars);
  }
}
