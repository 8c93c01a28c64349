package io.weir.functions.notify;

import io.weir.aws.dynamo.DynamoIncidentStore;
import io.weir.aws.dynamo.Journal;
import io.weir.incident.Incident;
import io.weir.incident.IncidentJson;
import io.weir.json.JsonObject;
import io.weir.step.Channel;
import io.weir.step.Channel.Told;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** One invocation: tells all channels of one record after the other, and logs what became of it. */
final class Telling {
  /** All channels together and one call each that hangs stay within the function's time. */
  private static final Duration FOR_EACH_CHANNEL = Duration.ofSeconds(15);

  private final Map<String, Channel> channels;
  private final Journal journal;

  /** Channels that failed in this invocation: the rest of it would only wait for them. */
  private final Set<String> failed = new HashSet<>();

  Telling(Map<String, Channel> channels, Journal journal) {
    this.channels = channels;
    this.journal = journal;
  }

  /**
   * Tells all channels of the record, or has it wait for those that do not take it.
   *
   * @param change of an item, as a stream has it: what was removed has no new image
   * @return false if it could not even be kept for a channel, and has to come again
   */
  boolean isDone(JsonObject change) {
    if (!change.has("NewImage")) {
      return true;
    }
    JsonObject image = change.object("NewImage");
    if (!image.has(DynamoIncidentStore.KIND)
        || !text(image, DynamoIncidentStore.KIND).equals(DynamoIncidentStore.INCIDENT)) {
      return true;
    }
    try {
      tellOf(text(image, "sk"), text(image, DynamoIncidentStore.JSON));
      return true;
    } catch (RuntimeException e) {
      // The store itself; a sink that fails is no reason.
      journal.error("RecordFailed", Map.of("sequence", change.text("SequenceNumber")), e);
      return false;
    }
  }

  private static String text(JsonObject image, String attribute) {
    return image.object(attribute).text("S");
  }

  private void tellOf(String id, String json) {
    Incident incident;
    try {
      incident = IncidentJson.read(json);
    } catch (IllegalArgumentException e) {
      // Written by a newer release, perhaps, and to be told when that is back.
      channels.values().forEach(channel -> channel.keepUnread(id, json));
      journal.error("AlertFailed", Map.of("channel", "all", "incident", id), e);
      return;
    }
    channels.forEach(
        (name, channel) -> {
          if (failed.contains(name)) {
            channel.keep(incident);
          } else {
            note(name, channel.tell(incident));
          }
        });
  }

  /** Tries what waits, and tells of the alerts that were above the hourly cap. */
  void catchUp() {
    channels.forEach(
        (name, channel) -> {
          try {
            channel.tellWaiting(FOR_EACH_CHANNEL).forEach(told -> note(name, told));
            int held = channel.tellHeld();
            if (held > 0) {
              journal.info("HeldAlertsTold", Map.of("channel", name, "alerts", held));
            }
          } catch (IOException | RuntimeException e) {
            // The next scheduled event tries again.
            journal.error("HeldAlertsFailed", Map.of("channel", name), e);
          }
        });
  }

  private void note(String channel, Told told) {
    Map<String, Object> fields =
        Map.of("channel", channel, "incident", told.incident(), "notice", told.number());
    switch (told.outcome()) {
      case SENT -> journal.info("AlertSent", fields);
      case WAITS, GIVEN_UP -> {
        String event = told.outcome() == Channel.Outcome.GIVEN_UP ? "AlertGivenUp" : "AlertFailed";
        told.failure().ifPresent(failure -> journal.error(event, fields, failure));
        if (told.failure().isPresent()) {
          failed.add(channel);
        }
      }
      case NOTHING -> {}
    }
  }
}
