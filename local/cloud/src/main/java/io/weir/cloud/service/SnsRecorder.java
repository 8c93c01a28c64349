package io.weir.cloud.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Reads the one request to SNS that is made here, at the level of its protocol, and refuses what
 * SNS refuses.
 *
 * <p>Source: Amazon SNS API Reference, Publish.
 */
final class SnsRecorder {
  private static final int MAX_BYTES = 262_144;
  private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7e][\\x20-\\x7e]{0,98}");

  private SnsRecorder() {}

  /** Returns the message of a form. */
  static ReceivedAlert read(byte[] body) throws Refusal {
    Map<String, String> form = form(new String(body, UTF_8));
    if (!"Publish".equals(form.get("Action"))) {
      throw new Refusal(400, "InvalidAction", "not known here: " + form.get("Action"));
    }
    String message = form.getOrDefault("Message", "");
    String subject = form.getOrDefault("Subject", "");
    Map<String, String> attributes = attributes(form);
    if (message.isEmpty()) {
      throw Refusal.invalid("Empty message");
    }
    if (!subject.isEmpty() && !SUBJECT.matcher(subject).matches()) {
      throw Refusal.invalid("Subject");
    }
    int bytes = message.getBytes(UTF_8).length;
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      if (attribute.getValue().isEmpty()) {
        throw Refusal.invalid("The message attribute must contain a non-empty value");
      }
      bytes += attribute.getKey().getBytes(UTF_8).length + "String".length();
      bytes += attribute.getValue().getBytes(UTF_8).length;
    }
    if (bytes > MAX_BYTES) {
      throw Refusal.invalid("Message too long");
    }
    return new ReceivedAlert(form.getOrDefault("TopicArn", ""), subject, message, attributes);
  }

  static String answer() {
    return "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult>"
        + "<MessageId>%s</MessageId></PublishResult></PublishResponse>"
            .formatted(UUID.randomUUID());
  }

  static String answer(Refusal refusal) {
    return "<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><Error>"
        + "<Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
            .formatted(refusal.code(), refusal.getMessage());
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new LinkedHashMap<>();
    for (String field : body.split("&", -1)) {
      int equals = field.indexOf('=');
      form.put(
          URLDecoder.decode(field.substring(0, Math.max(0, equals)), UTF_8),
          URLDecoder.decode(field.substring(equals + 1), UTF_8));
    }
    return form;
  }

  private static Map<String, String> attributes(Map<String, String> form) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 1; form.containsKey("MessageAttributes.entry." + i + ".Name"); i++) {
      String entry = "MessageAttributes.entry." + i;
      attributes.put(
          form.get(entry + ".Name"), form.getOrDefault(entry + ".Value.StringValue", ""));
    }
    return attributes;
  }
}
