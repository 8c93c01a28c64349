package io.weir.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weir.cloud.lambda.FunctionFailedException;
import io.weir.cloud.lambda.LambdaFunction;
import java.io.IOException;
import java.time.Instant;
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
    int size = shape.isQueue() ? batchSize : 1;
    for (int from = 0; from < keys.size(); from += size) {
      List<String> batch = keys.subList(from, Math.min(keys.size(), from + size));
      failed.addAll(shape.isQueue() ? deliverQueue(batch, shape) : deliverOne(batch.get(0), shape));
    }
    return failed;
  }

  private Set<String> deliverOne(String key, DeliveryShape shape) throws IOException {
    try {
      ingest.invoke(Events.bytes(body(key, shape)));
      return Set.of();
    } catch (FunctionFailedException e) {
      return Set.of(key);
    }
  }

  private Set<String> deliverQueue(List<String> keys, DeliveryShape shape) throws IOException {
    List<ObjectNode> bodies = keys.stream().map(key -> body(key, shape)).toList();
    JsonNode answer = JSON.readTree(ingest.invoke(Events.queue(bodies)));
    Set<String> failed = new LinkedHashSet<>();
    for (JsonNode failure : answer.path("batchItemFailures")) {
      failed.add(keys.get(Integer.parseInt(failure.path("itemIdentifier").asText())));
    }
    return failed;
  }

  /** Returns the event by which a queue would tell of the object as it is now. */
  byte[] news(String key) {
    return Events.queue(List.of(body(key, DeliveryShape.QUEUE_OF_EVENT_BRIDGE)));
  }

  private ObjectNode body(String key, DeliveryShape shape) {
    StoredObject object = objects.get(key);
    if (object == null) {
      throw new IllegalArgumentException("never put: " + key);
    }
    return switch (shape) {
      case S3, QUEUE_OF_S3 -> Events.s3(List.of(object));
      case QUEUE_OF_TOPIC -> Events.topic(Events.s3(List.of(object)));
      case EVENT_BRIDGE, QUEUE_OF_EVENT_BRIDGE -> Events.eventBridge(object);
    };
  }
}
