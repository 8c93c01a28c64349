package io.weir.cloud.service;

import java.util.Map;

/**
 * A message as the notification service took it.
 *
 * @param topicArn the topic
 * @param subject the subject of the e-mail; empty for chat
 * @param message the text, or the document for chat
 * @param attributes for subscription filters
 */
public record ReceivedAlert(
    String topicArn, String subject, String message, Map<String, String> attributes) {
  public ReceivedAlert {
    attributes = Map.copyOf(attributes);
  }
}
