package io.weir.cloud.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the one request to EventBridge that is made here, at the level of its protocol (AWS JSON
 * 1.1), and refuses what EventBridge refuses.
 *
 * <p>Source: Amazon EventBridge API Reference, PutEvents, PutEventsRequestEntry.
 */
final class EventRecorder {
  static final String TARGET = "AWSEvents.PutEvents";
  static final String CONTENT_TYPE = "application/x-amz-json-1.1";

  private static final JsonMapper JSON = new JsonMapper();
  private static final int MAX_BYTES = 262_144;
  private static final int MAX_ENTRIES = 10;

  private EventRecorder() {}

  static List<ReceivedEvent> read(byte[] body) throws IOException, Refusal {
    JsonNode entries = JSON.readTree(body).path("Entries");
    if (entries.isEmpty() || entries.size() > MAX_ENTRIES || body.length > MAX_BYTES) {
      throw new Refusal(400, "ValidationException", "number or size of Entries");
    }
    List<ReceivedEvent> events = new ArrayList<>();
    for (JsonNode entry : entries) {
      String detail = entry.path("Detail").asText();
      if (!isObject(detail) || entry.path("Source").asText().isEmpty()) {
        throw new Refusal(400, "MalformedDetail", "Detail is no JSON object, or no Source");
      }
      events.add(
          new ReceivedEvent(
              entry.path("EventBusName").asText("default"),
              entry.path("Source").asText(),
              entry.path("DetailType").asText(),
              detail));
    }
    return events;
  }

  private static boolean isObject(String detail) {
    try {
      return JSON.readTree(detail).isObject();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  static byte[] answer() {
    return "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"1\"}]}".getBytes(UTF_8);
  }

  static byte[] answer(Refusal refusal) {
    return "{\"__type\":\"%s\",\"message\":\"%s\"}"
        .formatted(refusal.code(), refusal.getMessage())
        .getBytes(UTF_8);
  }
}
