package io.weir.functions.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.json.Json;
import io.weir.json.JsonObject;
import io.weir.window.ObjectRef;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what says that objects were created: S3's own event, EventBridge's, and either of them in
 * the envelope of an SNS topic.
 *
 * <p>Source: Amazon S3 User Guide, "Event message structure" and "Using EventBridge".
 */
final class Notifications {
  private Notifications() {}

  /**
   * Returns the created objects; none for a test message or for an event about something else.
   *
   * @throws IllegalArgumentException if it is none of the known shapes
   */
  static List<Delivery> read(JsonObject json) {
    if (json.has("Records")) {
      return s3Event(json);
    }
    if (json.has("detail-type")) {
      return eventBridge(json);
    }
    if (json.has("Message") && json.has("TopicArn")) {
      return read(Json.object(json.text("Message")));
    }
    if (json.has("Event") && json.text("Event").equals("s3:TestEvent")) {
      return List.of();
    }
    throw new IllegalArgumentException("not a notification of S3; it has " + json.names());
  }

  private static List<Delivery> s3Event(JsonObject json) {
    List<Delivery> deliveries = new ArrayList<>();
    for (JsonObject record : json.objects("Records")) {
      if (!record.text("eventVersion").startsWith("2.")) {
        throw new IllegalArgumentException("S3 event version " + record.text("eventVersion"));
      }
      if (record.text("eventName").startsWith("ObjectCreated:")) {
        JsonObject object = record.object("s3").object("object");
        // Only this shape has its keys form-encoded: a space is '+', a plus '%2B'.
        String key = URLDecoder.decode(object.text("key"), UTF_8);
        String bucket = record.object("s3").object("bucket").text("name");
        deliveries.add(
            new Delivery(
                new ObjectRef(bucket, key, version(object, "versionId", "eTag")),
                record.instant("eventTime")));
      }
    }
    return deliveries;
  }

  private static List<Delivery> eventBridge(JsonObject json) {
    if (!json.text("source").equals("aws.s3")
        || !json.text("detail-type").equals("Object Created")) {
      return List.of();
    }
    JsonObject object = json.object("detail").object("object");
    String bucket = json.object("detail").object("bucket").text("name");
    return List.of(
        new Delivery(
            new ObjectRef(bucket, object.text("key"), version(object, "version-id", "etag")),
            json.instant("time")));
  }

  private static String version(JsonObject object, String versionName, String etagName) {
    // A bucket whose versioning is suspended calls every version "null".
    if (object.has(versionName) && !object.text(versionName).equals("null")) {
      return object.text(versionName);
    }
    return object.has(etagName) ? object.text(etagName) : "";
  }
}
