package io.weir.functions.notify;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import io.weir.aws.DynamoIncidentStore;
import io.weir.aws.Journal;
import io.weir.incident.Incident;
import io.weir.incident.IncidentJson;
import io.weir.step.NotifyStep;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Tells all channels of one record after the other, and logs what became of it. */
final class Telling {
  private final Map<String, NotifyStep> channels;
  private final Journal journal;

  Telling(Map<String, NotifyStep> channels, Journal journal) {
    this.channels = channels;
    this.journal = journal;
  }

  /** Tells all channels of the record and returns whether none of them needs it again. */
  boolean isDone(DynamodbStreamRecord record) {
    try {
      return incident(record).map(this::tell).orElse(true);
    } catch (IllegalArgumentException e) {
      journal.error(
          "RecordFailed", Map.of("sequence", record.getDynamodb().getSequenceNumber()), e);
      return false;
    }
  }

  private boolean tell(Incident incident) {
    boolean done = true;
    for (Map.Entry<String, NotifyStep> channel : channels.entrySet()) {
      Map<String, String> fields =
          Map.of(
              "channel", channel.getKey(),
              "incident", incident.id(),
              "notice", incident.notice().name());
      try {
        if (channel.getValue().notify(incident)) {
          journal.info("AlertSent", fields);
        }
      } catch (IOException | RuntimeException e) {
        journal.error("AlertFailed", fields, e);
        done = false;
      }
    }
    return done;
  }

  /** Tells every channel of the alerts that were above its hourly cap, if the hour is over. */
  void tellHeld() {
    channels.forEach(
        (channel, step) -> {
          try {
            int held = step.tellHeld();
            if (held > 0) {
              journal.info("HeldAlertsTold", Map.of("channel", channel, "alerts", held));
            }
          } catch (IOException | RuntimeException e) {
            // The next scheduled event tries again.
            journal.error("HeldAlertsFailed", Map.of("channel", channel), e);
          }
        });
  }

  /** Returns the incident as it is now; empty for items that are none, and for removed ones. */
  private static Optional<Incident> incident(DynamodbStreamRecord record) {
    Map<String, AttributeValue> image = record.getDynamodb().getNewImage();
    if (image == null
        || !image.containsKey(DynamoIncidentStore.KIND)
        || !DynamoIncidentStore.INCIDENT.equals(image.get(DynamoIncidentStore.KIND).getS())) {
      return Optional.empty();
    }
    return Optional.of(IncidentJson.read(image.get(DynamoIncidentStore.JSON).getS()));
  }
}
