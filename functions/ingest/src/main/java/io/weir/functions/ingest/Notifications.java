package io.weir.functions.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.json.Json;
import io.weir.json.JsonObject;
import io.weir.window.ObjectRef;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads what says that objects were created: S3's own event, EventBridge's, and either of them in
 * the envelope of an SNS topic, as the topic writes it to a queue or as it calls a function.
 *
 * <p>Source: Amazon S3 User Guide, "Event message structure" and "Using EventBridge"; Amazon SNS
 * Developer Guide, "Message and JSON formats"; AWS Lambda Developer Guide, "Using Lambda with
 * Amazon SNS".
 */
final class Notifications {
  private static final int MAX_NAME_CHARS = 64;

  private final List<Delivery> deliveries = new ArrayList<>();
  private final Map<String, Integer> passedOver = new TreeMap<>();

  private Notifications() {}

  /**
   * Returns what the message says.
   *
   * @throws IllegalArgumentException if it is none of the known shapes
   */
  static News read(JsonObject json) {
    Notifications notifications = new Notifications();
    notifications.add(json);
    return new News(notifications.deliveries, notifications.passedOver);
  }

  private void add(JsonObject json) {
    if (json.has("Records")) {
      json.objects("Records").forEach(this::addRecord);
    } else if (json.has("detail-type")) {
      addEventBridge(json);
    } else if (json.has("Message") && json.has("TopicArn")) {
      add(Json.object(json.text("Message")));
    } else if (json.has("Event") && json.text("Event").equals("s3:TestEvent")) {
      passOver("s3:TestEvent");
    } else {
      throw new IllegalArgumentException("not a notification of S3; it has " + json.names());
    }
  }

  private void addRecord(JsonObject record) {
    if (record.has("Sns")) {
      add(record.object("Sns"));
      return;
    }
    if (!record.text("eventVersion").startsWith("2.")) {
      throw new IllegalArgumentException("S3 event version " + record.text("eventVersion"));
    }
    if (!record.text("eventName").startsWith("ObjectCreated:")) {
      passOver(record.text("eventName"));
      return;
    }
    JsonObject object = record.object("s3").object("object");
    String written = object.text("key");
    // Form-encoded by the documentation: a space is '+', a plus '%2B'.
    addDelivery(
        record.object("s3").object("bucket").text("name"),
        decoded(written).orElse(written),
        Optional.of(written),
        version(object, "versionId", "eTag"),
        record.instant("eventTime"));
  }

  private void addEventBridge(JsonObject json) {
    if (!json.text("source").equals("aws.s3")
        || !json.text("detail-type").equals("Object Created")) {
      passOver(json.text("detail-type"));
      return;
    }
    JsonObject object = json.object("detail").object("object");
    String written = object.text("key");
    // Written as it is, by the documentation; emulators of AWS encode it here as well.
    addDelivery(
        json.object("detail").object("bucket").text("name"),
        written,
        decoded(written),
        version(object, "version-id", "etag"),
        json.instant("time"));
  }

  private void addDelivery(
      String bucket, String key, Optional<String> otherKey, String version, Instant time) {
    deliveries.add(
        new Delivery(
            new ObjectRef(bucket, key, version),
            time,
            otherKey
                .filter(other -> !other.equals(key))
                .map(other -> new ObjectRef(bucket, other, version))));
  }

  private void passOver(String name) {
    passedOver.merge(name.substring(0, Math.min(name.length(), MAX_NAME_CHARS)), 1, Integer::sum);
  }

  /** Returns the key without its encoding; empty if it has none that could be undone. */
  private static Optional<String> decoded(String key) {
    try {
      return Optional.of(URLDecoder.decode(key, UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String version(JsonObject object, String versionName, String etagName) {
    // A bucket whose versioning is suspended calls every version "null".
    if (object.has(versionName) && !object.text(versionName).equals("null")) {
      return object.text(versionName);
    }
    return object.has(etagName) ? object.text(etagName) : "";
  }
}
