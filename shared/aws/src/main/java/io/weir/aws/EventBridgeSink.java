package io.weir.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.alert.AlertMessage;
import io.weir.json.JsonObject;
import io.weir.store.outbound.AlertSink;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * Changes of incidents as events on a bus of EventBridge, one call each.
 *
 * <p>Source: Amazon EventBridge API Reference, PutEvents. An entry that is not taken does not fail
 * the call; it is counted in the answer.
 */
public final class EventBridgeSink implements AlertSink {
  static final String SOURCE = "weir";
  static final String DETAIL_TYPE = "Weir Incident Change";

  /** What an entry may have, names included. */
  private static final int MAX_BYTES = 250_000;

  private final JsonService events;
  private final String bus;

  /**
   * Returns the sink.
   *
   * @param bus the name or the ARN of the bus
   * @param endpoint where the service is; empty for AWS itself, by region
   */
  public EventBridgeSink(String bus, String region, Optional<URI> endpoint) {
    String suffix = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    URI service = endpoint.orElse(URI.create("https://events." + region + "." + suffix + "/"));
    this.events = new JsonService("events", "AWSEvents", region, service);
    this.bus = bus;
  }

  @Override
  public void send(AlertMessage message) throws IOException {
    if (message.event().isEmpty()) {
      return;
    }
    if (message.event().getBytes(UTF_8).length > MAX_BYTES) {
      throw new IOException("alert is too long for an event: " + message.subject());
    }
    JsonObject answer =
        events.call(
            "PutEvents",
            out -> {
              out.writeStartObject();
              out.writeArrayFieldStart("Entries");
              out.writeStartObject();
              out.writeStringField("Source", SOURCE);
              out.writeStringField("DetailType", DETAIL_TYPE);
              out.writeStringField("EventBusName", bus);
              out.writeStringField("Detail", message.event());
              out.writeEndObject();
              out.writeEndArray();
              out.writeEndObject();
            });
    if (answer.has("FailedEntryCount") && answer.integer("FailedEntryCount") > 0) {
      throw new IOException("cannot put an event on " + bus + ": " + why(answer));
    }
  }

  private static String why(JsonObject answer) {
    return answer.objects("Entries").stream()
        .filter(entry -> entry.has("ErrorCode"))
        .map(entry -> entry.text("ErrorCode"))
        .findFirst()
        .orElse("no reason");
  }
}
