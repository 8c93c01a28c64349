package io.weir.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weir.cloud.lambda.FunctionFailedException;
import io.weir.cloud.lambda.LambdaFunction;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The log bucket, and the news of its objects on their way to the ingest function. */
final class LogDeliveries {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final S3Client s3;
  private final String bucket;
  private final LambdaFunction ingest;
  private final int batchSize;
  private final Map<String, StoredObject> objects = new ConcurrentHashMap<>();
  private final List<StoredObject> deadLetters = new ArrayList<>();
  private int sent;
  private int done;

  LogDeliveries(S3Client s3, String bucket, LambdaFunction ingest, int batchSize) {
    this.s3 = s3;
    this.bucket = bucket;
    this.ingest = ingest;
    this.batchSize = batchSize;
  }

  void put(String key, byte[] bytes, Instant delivered) {
    var put =
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
    String etag = put.eTag().replace("\"", "");
    objects.put(key, new StoredObject(bucket, key, etag, bytes.length, delivered));
  }

  void remove(String key) {
    s3.deleteObject(request -> request.bucket(bucket).key(key));
  }

  Set<String> deliver(List<String> keys, DeliveryShape shape) throws IOException {
    Set<String> failed = new LinkedHashSet<>();
    sent += keys.size();
    receive(stored(keys), shape).forEach(object -> failed.add(object.key()));
    return failed;
  }

  /** Delivers what fails again, until it was received so often; then it is a dead letter. */
  void deliver(List<String> keys, DeliveryShape shape, int receives) throws IOException {
    sent += keys.size();
    bury(stored(keys), shape, receives);
  }

  /** Delivers the dead letters anew, with what they said when they were sent. */
  void redrive(DeliveryShape shape, int receives) throws IOException {
    List<StoredObject> letters = List.copyOf(deadLetters);
    deadLetters.clear();
    bury(letters, shape, receives);
  }

  private void bury(List<StoredObject> news, DeliveryShape shape, int receives) throws IOException {
    List<StoredObject> left = news;
    for (int i = 0; i < receives && !left.isEmpty(); i++) {
      left = receive(left, shape);
    }
    deadLetters.addAll(left);
  }

  int sent() {
    return sent;
  }

  int done() {
    return done;
  }

  int deadLetters() {
    return deadLetters.size();
  }

  private List<StoredObject> stored(List<String> keys) {
    return keys.stream().map(this::stored).toList();
  }

  private StoredObject stored(String key) {
    StoredObject object = objects.get(key);
    if (object == null) {
      throw new IllegalArgumentException("never put: " + key);
    }
    return object;
  }

  /** Returns those that have to come again. */
  private List<StoredObject> receive(List<StoredObject> news, DeliveryShape shape)
      throws IOException {
    List<StoredObject> failed = new ArrayList<>();
    int size = shape.isQueue() ? batchSize : 1;
    for (int from = 0; from < news.size(); from += size) {
      List<StoredObject> batch = news.subList(from, Math.min(news.size(), from + size));
      failed.addAll(shape.isQueue() ? deliverQueue(batch, shape) : deliverOne(batch.get(0), shape));
    }
    done += news.size() - failed.size();
    return failed;
  }

  private List<StoredObject> deliverOne(StoredObject object, DeliveryShape shape)
      throws IOException {
    try {
      ingest.invoke(Events.bytes(body(object, shape)));
      return List.of();
    } catch (FunctionFailedException e) {
      return List.of(object);
    }
  }

  private List<StoredObject> deliverQueue(List<StoredObject> batch, DeliveryShape shape)
      throws IOException {
    List<ObjectNode> bodies = batch.stream().map(object -> body(object, shape)).toList();
    JsonNode answer = JSON.readTree(ingest.invoke(Events.queue(bodies)));
    List<StoredObject> failed = new ArrayList<>();
    for (JsonNode failure : answer.path("batchItemFailures")) {
      failed.add(batch.get(Integer.parseInt(failure.path("itemIdentifier").asText())));
    }
    return failed;
  }

  /** Returns the event by which a queue would tell of the object as it is now. */
  byte[] news(String key) {
    return Events.queue(List.of(body(stored(key), DeliveryShape.QUEUE_OF_EVENT_BRIDGE)));
  }

  private static ObjectNode body(StoredObject object, DeliveryShape shape) {
    return switch (shape) {
      case S3, QUEUE_OF_S3 -> Events.s3(List.of(object));
      case QUEUE_OF_TOPIC -> Events.topic(Events.s3(List.of(object)));
      case EVENT_BRIDGE, QUEUE_OF_EVENT_BRIDGE -> Events.eventBridge(object);
    };
  }
}
