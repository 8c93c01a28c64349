package io.weir.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weir.cloud.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * Events in the shapes in which AWS delivers them.
 *
 * <p>Source: Amazon S3 User Guide, "Event message structure"; Amazon EventBridge User Guide; Amazon
 * SNS Developer Guide, "Parsing message formats"; AWS Lambda Developer Guide, "Using Lambda with
 * Amazon SQS".
 */
public final class Events {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Events() {}

  /** Returns an event of a schedule for the time. */
  static byte[] scheduled(String rule, Instant time) {
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "0").put("id", "5a1bcb2e-6a3c-4f4e-9f5c-000000000001");
    event.put("detail-type", "Scheduled Event").put("source", "aws.events");
    event.put("account", "000000000000").put("time", time.toString()).put("region", Stack.REGION);
    event
        .putArray("resources")
        .add("arn:aws:events:" + Stack.REGION + ":000000000000:rule/" + rule);
    event.putObject("detail");
    return bytes(event);
  }

  /** Returns what S3 says of created objects. */
  static ObjectNode s3(List<StoredObject> objects) {
    ObjectNode event = JSON.createObjectNode();
    for (StoredObject object : objects) {
      ObjectNode record = event.withArray("Records").addObject();
      record.put("eventVersion", "2.1").put("eventSource", "aws:s3");
      record.put("awsRegion", Stack.REGION).put("eventTime", object.time().toString());
      record.put("eventName", "ObjectCreated:Put");
      ObjectNode s3 = record.putObject("s3").put("s3SchemaVersion", "1.0");
      s3.putObject("bucket").put("name", object.bucket());
      s3.putObject("object")
          .put("key", URLEncoder.encode(object.key(), UTF_8).replace("%2F", "/"))
          .put("size", object.sizeBytes())
          .put("eTag", object.etag())
          .put("sequencer", "0055AED6DCD90281E5");
    }
    return event;
  }

  /** Returns what EventBridge says of a created object. */
  static ObjectNode eventBridge(StoredObject object) {
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "0").put("id", "17793124-05d4-b198-2fde-7ededc63b103");
    event.put("detail-type", "Object Created").put("source", "aws.s3");
    event.put("account", "000000000000").put("time", object.time().toString());
    event.put("region", Stack.REGION);
    event.putArray("resources").add("arn:aws:s3:::" + object.bucket());
    ObjectNode detail = event.putObject("detail").put("version", "0");
    detail.putObject("bucket").put("name", object.bucket());
    detail
        .putObject("object")
        .put("key", object.key())
        .put("size", object.sizeBytes())
        .put("etag", object.etag())
        .put("sequencer", "0055AED6DCD90281E5");
    detail.put("reason", "PutObject");
    return event;
  }

  /** Returns the envelope of a topic around what S3 says. */
  static ObjectNode topic(ObjectNode message) {
    ObjectNode envelope = JSON.createObjectNode();
    envelope.put("Type", "Notification").put("MessageId", "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324");
    envelope.put("TopicArn", "arn:aws:sns:" + Stack.REGION + ":000000000000:log-objects");
    envelope.put("Subject", "Amazon S3 Notification").put("Message", message.toString());
    return envelope;
  }

  /** Returns an event of a queue with the bodies; the index of each is its message id. */
  static byte[] queue(List<ObjectNode> bodies) {
    ObjectNode event = JSON.createObjectNode();
    for (int i = 0; i < bodies.size(); i++) {
      ObjectNode record = event.withArray("Records").addObject();
      record.put("messageId", Integer.toString(i)).put("receiptHandle", "handle-" + i);
      record.put("body", bodies.get(i).toString());
      record.putObject("attributes").put("ApproximateReceiveCount", "1");
      record.putObject("messageAttributes");
      record.put("eventSource", "aws:sqs").put("awsRegion", Stack.REGION);
      record.put("eventSourceARN", "arn:aws:sqs:" + Stack.REGION + ":000000000000:log-objects");
    }
    return bytes(event);
  }

  /** Returns an event of a queue with one message. */
  static byte[] message(String body) {
    ObjectNode event = JSON.createObjectNode();
    ObjectNode record = event.withArray("Records").addObject();
    record.put("messageId", "0").put("receiptHandle", "handle").put("body", body);
    record.putObject("attributes").put("ApproximateReceiveCount", "1");
    record.put("eventSource", "aws:sqs").put("awsRegion", Stack.REGION);
    return bytes(event);
  }

  /** Returns the event by which an operator undoes what was done for an incident. */
  static byte[] undo(String incident) {
    return bytes(JSON.createObjectNode().put("undo", incident));
  }

  /** Returns the event by which a button in a chat answers an alert. */
  static byte[] chat(String incident, int notice, String answer) {
    return bytes(
        JSON.createObjectNode()
            .put("incident", incident)
            .put("notice", Integer.toString(notice))
            .put("answer", answer));
  }

  /**
   * Returns the event of a request to a function's address.
   *
   * <p>Source: AWS Lambda Developer Guide, "Function URL request payload format".
   *
   * @param form the fields that are posted; of another method, the query
   */
  static byte[] web(String method, String form) {
    boolean posts = method.equals("POST");
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "2.0").put("routeKey", "$default").put("rawPath", "/");
    event.put("rawQueryString", posts ? "" : form);
    event.putObject("headers").put("content-type", "application/x-www-form-urlencoded");
    event
        .putObject("requestContext")
        .put("accountId", "anonymous")
        .put("stage", "$default")
        .putObject("http")
        .put("method", method)
        .put("path", "/")
        .put("sourceIp", "198.51.100.9");
    if (posts) {
      event.put("body", Base64.getEncoder().encodeToString(form.getBytes(UTF_8)));
    }
    return bytes(event.put("isBase64Encoded", posts));
  }

  static byte[] bytes(ObjectNode event) {
    try {
      return JSON.writeValueAsBytes(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
