package io.weir.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.weir.aws.s3.S3LogFolder;
import io.weir.json.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/**
 * The queue of log objects, for telling it of objects that were delivered before anybody listened:
 * one message each, in S3's own words, as of the time at which the object was written.
 *
 * <p>Source: Amazon S3 User Guide, "Event message structure"; Amazon SQS API Reference,
 * SendMessageBatch.
 */
public final class SqsLogQueue {
  /** What SQS takes in one request. */
  public static final int BATCH = 10;

  private static final int ATTEMPTS = 4;

  private final SqsClient client;
  private final String url;

  public SqsLogQueue(SqsClient client, String url) {
    this.client = requireNonNull(client, "client");
    this.url = requireNonNull(url, "url");
  }

  /** Returns the queue as the region and the credentials reach it that the SDK finds by itself. */
  public static SqsLogQueue ofProcess(String url) throws IOException {
    try {
      return new SqsLogQueue(Clients.sqs(), url);
    } catch (SdkException e) {
      throw new IOException("SQS cannot be reached: " + e.getMessage(), e);
    }
  }

  /**
   * Tells of the objects, at most {@link #BATCH}. What the queue refuses is sent again a few times.
   *
   * @throws IOException if the queue still refuses one; others may have been told
   */
  public void tell(List<S3LogFolder.Listed> objects) throws IOException {
    List<SendMessageBatchRequestEntry> left = new ArrayList<>();
    for (S3LogFolder.Listed object : objects) {
      left.add(
          SendMessageBatchRequestEntry.builder()
              .id(Integer.toString(left.size()))
              .messageBody(news(object))
              .build());
    }
    String refusal = "";
    for (int attempt = 0; attempt < ATTEMPTS && !left.isEmpty(); attempt++) {
      List<BatchResultErrorEntry> failed = send(left).failed();
      Set<String> ids = new HashSet<>();
      for (BatchResultErrorEntry failure : failed) {
        ids.add(failure.id());
        refusal = failure.code() + ": " + failure.message();
      }
      left.removeIf(entry -> !ids.contains(entry.id()));
    }
    if (!left.isEmpty()) {
      throw new IOException("the queue refuses " + left.size() + " messages: " + refusal);
    }
  }

  private SendMessageBatchResponse send(List<SendMessageBatchRequestEntry> entries)
      throws IOException {
    try {
      return client.sendMessageBatch(request -> request.queueUrl(url).entries(entries));
    } catch (SdkException e) {
      throw new IOException("cannot send to " + url + ": " + e.getMessage(), e);
    }
  }

  private static String news(S3LogFolder.Listed listed) {
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeArrayFieldStart("Records");
          out.writeStartObject();
          out.writeStringField("eventVersion", "2.1");
          out.writeStringField("eventSource", "aws:s3");
          out.writeStringField("eventTime", listed.written().toString());
          out.writeStringField("eventName", "ObjectCreated:Backfill");
          out.writeObjectFieldStart("s3");
          out.writeObjectFieldStart("bucket");
          out.writeStringField("name", listed.object().bucket());
          out.writeEndObject();
          out.writeObjectFieldStart("object");
          out.writeStringField("key", URLEncoder.encode(listed.object().key(), UTF_8));
          out.writeNumberField("size", listed.bytes());
          out.writeStringField("eTag", listed.object().version());
          out.writeEndObject();
          out.writeEndObject();
          out.writeEndObject();
          out.writeEndArray();
          out.writeEndObject();
        });
  }
}
