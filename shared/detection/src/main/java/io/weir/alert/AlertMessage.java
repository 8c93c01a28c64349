package io.weir.alert;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * An alert as it goes out, within the limits of the channels.
 *
 * @param subject one line, printable ASCII, at most 99 characters (the e-mail subject)
 * @param text plain text for e-mail
 * @param chatJson the JSON document that chat channels take through Amazon Q Developer
 * @param event the JSON document for machines, see docs/events.md; empty for what is told of more
 *     than one incident
 * @param attributes for subscription filters: type, severity, source, notice
 */
public record AlertMessage(
    String subject, String text, String chatJson, String event, Map<String, String> attributes) {
  public AlertMessage {
    requireNonNull(subject, "subject");
    requireNonNull(text, "text");
    requireNonNull(chatJson, "chatJson");
    requireNonNull(event, "event");
    attributes = Map.copyOf(attributes);
  }

  /** Returns a message that is for people alone. */
  public AlertMessage(
      String subject, String text, String chatJson, Map<String, String> attributes) {
    this(subject, text, chatJson, "", attributes);
  }
}
