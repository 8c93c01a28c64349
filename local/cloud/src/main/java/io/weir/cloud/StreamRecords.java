package io.weir.cloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weir.cloud.stack.Stack;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * Records of a DynamoDB stream in the shape in which Lambda delivers them; the SDK has no such
 * conversion.
 *
 * <p>Source: AWS Lambda Developer Guide, "Using Lambda with Amazon DynamoDB".
 */
final class StreamRecords {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StreamRecords() {}

  static ObjectNode write(Record record, String streamArn) {
    ObjectNode json = JSON.createObjectNode();
    json.put("eventID", record.eventID()).put("eventName", record.eventNameAsString());
    json.put("eventVersion", "1.1").put("eventSource", "aws:dynamodb");
    json.put("awsRegion", Stack.REGION).put("eventSourceARN", streamArn);
    ObjectNode change = json.putObject("dynamodb");
    change.put("SequenceNumber", record.dynamodb().sequenceNumber());
    change.put("SizeBytes", record.dynamodb().sizeBytes());
    change.put("StreamViewType", record.dynamodb().streamViewTypeAsString());
    change.put(
        "ApproximateCreationDateTime",
        record.dynamodb().approximateCreationDateTime().getEpochSecond());
    change.set("Keys", write(record.dynamodb().keys()));
    if (record.dynamodb().hasNewImage()) {
      change.set("NewImage", write(record.dynamodb().newImage()));
    }
    return json;
  }

  private static ObjectNode write(Map<String, AttributeValue> attributes) {
    ObjectNode json = JSON.createObjectNode();
    attributes.forEach((name, value) -> json.set(name, write(value)));
    return json;
  }

  private static ObjectNode write(AttributeValue value) {
    ObjectNode json = JSON.createObjectNode();
    switch (value.type()) {
      case S -> json.put("S", value.s());
      case N -> json.put("N", value.n());
      case BOOL -> json.put("BOOL", value.bool());
      case B -> json.put("B", Base64.getEncoder().encodeToString(value.b().asByteArrayUnsafe()));
      case SS -> value.ss().forEach(each -> json.withArray("SS").add(each));
      case L -> value.l().forEach(each -> json.withArray("L").add(write(each)));
      case M -> json.set("M", write(value.m()));
      default -> throw new IllegalArgumentException("not used by our tables: " + value.type());
    }
    return json;
  }
}
