package io.weir.functions.ingest;

import io.weir.aws.dynamo.Journal;
import io.weir.json.Json;
import io.weir.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** An event of SQS: several messages, each done or failed by itself. */
final class QueueMessages {
  /** The largest objects take about a minute and a half; what is begun late would be cut off. */
  private static final long ENOUGH_MILLIS = 60_000;

  private QueueMessages() {}

  static boolean isQueueEvent(JsonObject event) {
    if (!event.has("Records")) {
      return false;
    }
    List<JsonObject> records = event.objects("Records");
    return !records.isEmpty()
        && records.get(0).has("eventSource")
        && records.get(0).text("eventSource").equals("aws:sqs");
  }

  /**
   * Ingests what the messages name and returns the ids of those that have to come again.
   *
   * @param remainingMillis how much time is left now; only the first message is begun with little
   */
  static List<String> failing(
      JsonObject event, Journal journal, Ingestion ingestion, IntSupplier remainingMillis) {
    List<String> failed = new ArrayList<>();
    boolean isFirst = true;
    for (JsonObject message : event.objects("Records")) {
      String id = message.text("messageId");
      if (!isFirst && remainingMillis.getAsInt() < ENOUGH_MILLIS) {
        journal.info("MessageLeft", Map.of("messageId", id));
        failed.add(id);
        continue;
      }
      isFirst = false;
      try {
        ingestion.ingestAll(Notifications.read(Json.object(message.text("body"))), journal);
      } catch (IOException e) {
        failed.add(id);
      } catch (RuntimeException e) {
        journal.error("MessageFailed", Map.of("messageId", id), e);
        failed.add(id);
      }
    }
    return failed;
  }
}
