package io.weir.functions.ingest;

import io.weir.aws.Journal;
import io.weir.json.Json;
import io.weir.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An event of SQS: several messages, each done or failed by itself. */
final class QueueMessages {
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

  /** Ingests what the messages name and returns the ids of those that have to come again. */
  static List<String> failing(JsonObject event, Journal journal, Ingestion ingestion) {
    List<String> failed = new ArrayList<>();
    for (JsonObject message : event.objects("Records")) {
      String id = message.text("messageId");
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

  /** Returns the answer that Lambda expects of a function that reports failures one by one. */
  static String answer(List<String> failed) {
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeArrayFieldStart("batchItemFailures");
          for (String id : failed) {
            out.writeStartObject();
            out.writeStringField("itemIdentifier", id);
            out.writeEndObject();
          }
          out.writeEndArray();
          out.writeEndObject();
        });
  }
}
