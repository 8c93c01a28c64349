package io.weir.functions.answer;

import io.weir.alert.AlertMessages;
import io.weir.alert.AnswerLinks;
import io.weir.incident.AnswerKind;
import io.weir.incident.Incident;
import io.weir.json.Json;
import io.weir.step.AnswerStep.Outcome;
import io.weir.step.AnswerStep.Reply;
import java.util.Optional;

/** The page that asks once more, and the one that says what became of it. Loads nothing. */
final class AnswerPage {
  private AnswerPage() {}

  /**
   * Returns what the function's address answers.
   *
   * @param ticket what the button of the page sends
   * @param undo the ticket that takes back what was answered; empty if there is nothing
   */
  static String of(Reply reply, String ticket, Optional<String> undo) {
    StringBuilder body = new StringBuilder("<h1>").append(heading(reply)).append("</h1>\n");
    reply
        .incident()
        .ifPresent(
            incident ->
                body.append("<p>")
                    .append(escaped(AlertMessages.headline(incident)))
                    .append("</p>\n"));
    body.append("<p>").append(words(reply)).append("</p>\n");
    if (reply.outcome() == Outcome.ASKED) {
      form(body, ticket, reply.ticket().orElseThrow().kind().words());
    }
    undo.ifPresent(back -> form(body, back, AnswerKind.UNDO.words()));
    return response(status(reply.outcome()), page(body.toString()));
  }

  /** Returns the answer to a request of another kind. */
  static String refused() {
    return response(405, page("<h1>Only GET and POST</h1>\n"));
  }

  private static void form(StringBuilder body, String ticket, String words) {
    body.append("<form method=\"post\" action=\"/\"><input type=\"hidden\" name=\"")
        .append(AnswerLinks.PARAMETER)
        .append("\" value=\"")
        .append(escaped(ticket))
        .append("\"><button type=\"submit\">")
        .append(escaped(words))
        .append("</button></form>\n");
  }

  private static String heading(Reply reply) {
    String words = reply.ticket().map(right -> escaped(right.kind().words())).orElse("");
    return switch (reply.outcome()) {
      case ASKED -> words + "?";
      case TAKEN -> words + ": noted";
      case TAKEN_BEFORE -> "Noted before";
      case OVER -> "Too late";
      case REFUSED -> "No such alert";
      case POINTLESS -> "Nothing to apply";
    };
  }

  private static String words(Reply reply) {
    return switch (reply.outcome()) {
      case ASKED -> asked(reply.ticket().orElseThrow().kind());
      case TAKEN -> taken(reply.incident().orElseThrow(), reply.ticket().orElseThrow().kind());
      case TAKEN_BEFORE -> "Each link is good for one answer, and this one was given.";
      case OVER -> "A link is good for seven days. The incident can still be looked up.";
      case REFUSED -> "This link was not made by this stack, or what it is about is gone.";
      case POINTLESS -> "The alert proposes to block nobody, or nobody is here who would.";
    };
  }

  private static String asked(AnswerKind kind) {
    return switch (kind) {
      case EXPECTED, FALSE_ALARM ->
          "The like of it is kept quiet about for a day. Said of a second alert of the same kind, it"
              + " is learned for three months. What is graver or larger is told as ever.";
      case MUTE -> "The like of it is kept quiet about for a day, and nothing is learned.";
      case APPLY -> "Whom the alert proposes to block is blocked, with an end.";
      case UNDO -> "What was answered to this alert and what was blocked for it is taken back.";
    };
  }

  private static String taken(Incident incident, AnswerKind kind) {
    String id = " Incident " + escaped(incident.id()) + ".";
    return switch (kind) {
      case EXPECTED, FALSE_ALARM, MUTE -> "Quiet for a day about the like of it." + id;
      case APPLY -> "It is being applied." + id;
      case UNDO -> "It is being taken back." + id;
    };
  }

  private static int status(Outcome outcome) {
    return switch (outcome) {
      case ASKED, TAKEN -> 200;
      case TAKEN_BEFORE, POINTLESS -> 409;
      case OVER -> 410;
      case REFUSED -> 404;
    };
  }

  private static String page(String body) {
    return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Weir</title>"
        + "<meta name=\"viewport\" content=\"width=device-width\">"
        + "<meta name=\"robots\" content=\"noindex\"><style>"
        + "body{font:1rem/1.5 sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}"
        + "button{font:inherit;padding:.5rem 1.5rem}</style></head><body><main>\n"
        + body
        + "</main></body></html>\n";
  }

  private static String response(int status, String page) {
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeNumberField("statusCode", status);
          out.writeObjectFieldStart("headers");
          out.writeStringField("content-type", "text/html; charset=utf-8");
          out.writeStringField("cache-control", "no-store");
          out.writeStringField(
              "content-security-policy",
              "default-src 'none'; style-src 'unsafe-inline'; form-action 'self';"
                  + " frame-ancestors 'none'; base-uri 'none'");
          out.writeStringField("referrer-policy", "no-referrer");
          out.writeStringField("x-content-type-options", "nosniff");
          out.writeEndObject();
          out.writeStringField("body", page);
          out.writeBooleanField("isBase64Encoded", false);
          out.writeEndObject();
        });
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
