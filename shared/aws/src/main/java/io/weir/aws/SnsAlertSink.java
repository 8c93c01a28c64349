package io.weir.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.alert.AlertMessage;
import io.weir.store.outbound.AlertSink;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/**
 * Alerts to one SNS topic, either the text for people or the JSON for chat. Message attributes
 * serve subscription filters.
 */
public final class SnsAlertSink implements AlertSink {
  /** What SNS takes, in bytes, attributes included. */
  static final int MAX_BYTES = 262_144;

  private static final int MAX_SUBJECT = 99;
  private static final String CUT = "\n[cut: the message was too long]";

  /** Which form of an alert a topic carries. */
  public enum Form {
    /** Plain text with a subject, for e-mail and whatever else people subscribe. */
    TEXT,
    /** The document that chat channels take, and nothing else: any other is dropped unseen. */
    CHAT
  }

  private final SnsClient client;
  private final String topicArn;
  private final Form form;

  public SnsAlertSink(SnsClient client, String topicArn, Form form) {
    this.client = client;
    this.topicArn = topicArn;
    this.form = form;
  }

  @Override
  public void send(AlertMessage message) throws IOException {
    try {
      client.publish(request(message));
    } catch (SdkException e) {
      throw new IOException("cannot publish to " + topicArn + ": " + e.getMessage(), e);
    }
  }

  private PublishRequest request(AlertMessage message) throws IOException {
    Map<String, MessageAttributeValue> attributes = attributes(message.attributes());
    int room = MAX_BYTES - sizeBytes(attributes);
    var request = PublishRequest.builder().topicArn(topicArn).messageAttributes(attributes);
    if (form == Form.TEXT) {
      return request.subject(subject(message.subject())).message(fit(message.text(), room)).build();
    }
    if (message.chatJson().getBytes(UTF_8).length > room) {
      throw new IOException("alert is too long for a chat channel: " + message.subject());
    }
    return request.message(message.chatJson()).build();
  }

  /** Makes a subject that SNS takes in its strictest reading: printable ASCII on one line. */
  static String subject(String text) {
    String ascii = text.replaceAll("[^\\x20-\\x7e]+", " ").replaceAll(" +", " ").strip();
    String started = ascii.isEmpty() ? "Weir alert" : ascii;
    return started.length() <= MAX_SUBJECT ? started : started.substring(0, MAX_SUBJECT).strip();
  }

  /** Cuts the text to the number of UTF-8 bytes, between characters. */
  static String fit(String text, int maxBytes) {
    if (text.getBytes(UTF_8).length <= maxBytes) {
      return text;
    }
    int room = maxBytes - CUT.length();
    int end = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      room -= Character.toString(character).getBytes(UTF_8).length;
      if (room < 0) {
        break;
      }
      end += Character.charCount(character);
    }
    return text.substring(0, end) + CUT;
  }

  private static Map<String, MessageAttributeValue> attributes(Map<String, String> texts) {
    Map<String, MessageAttributeValue> attributes = new TreeMap<>();
    texts.forEach(
        (name, text) -> {
          // SNS refuses the whole message for an empty value.
          if (!text.isEmpty()) {
            attributes.put(
                name, MessageAttributeValue.builder().dataType("String").stringValue(text).build());
          }
        });
    return attributes;
  }

  private static int sizeBytes(Map<String, MessageAttributeValue> attributes) {
    return attributes.entrySet().stream()
        .mapToInt(
            each ->
                each.getKey().getBytes(UTF_8).length
                    + "String".length()
                    + each.getValue().stringValue().getBytes(UTF_8).length)
        .sum();
  }
}
