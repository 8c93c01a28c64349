package io.weir.aws;

import static java.util.Objects.requireNonNull;

import io.weir.finding.StableId;
import io.weir.store.work.Backlog;
import io.weir.store.work.SourceQueue;
import io.weir.store.work.SourceWork;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/**
 * A queue of SQS, by its address. Work goes to a FIFO queue whose groups are the sources: that is
 * what keeps two workers from the same source.
 */
public final class SqsSourceQueue implements SourceQueue, Backlog {
  /** What SQS takes in one request. */
  private static final int BATCH = 10;

  private final SqsClient client;
  private final String url;

  public SqsSourceQueue(SqsClient client, String url) {
    this.client = requireNonNull(client, "client");
    this.url = requireNonNull(url, "url");
  }

  @Override
  public void put(List<SourceWork> messages) throws IOException {
    List<String> refused = new ArrayList<>();
    for (int from = 0; from < messages.size(); from += BATCH) {
      List<SourceWork> batch = messages.subList(from, Math.min(messages.size(), from + BATCH));
      try {
        SendMessageBatchResponse answer =
            client.sendMessageBatch(request -> request.queueUrl(url).entries(entries(batch)));
        answer.failed().forEach(failure -> refused.add(failure.message()));
      } catch (SdkException e) {
        refused.add(e.getMessage());
      }
    }
    if (!refused.isEmpty()) {
      throw new IOException(refused.size() + " times the queue refused, first: " + refused.get(0));
    }
  }

  private static List<SendMessageBatchRequestEntry> entries(List<SourceWork> batch) {
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    for (SourceWork message : batch) {
      String source = message.source();
      entries.add(
          SendMessageBatchRequestEntry.builder()
              .id(Integer.toString(entries.size()))
              // A source may have signs that a group may not.
              .messageGroupId(StableId.of(source))
              .messageDeduplicationId(StableId.of(source, message.time().toString()))
              .messageBody(SourceMessages.write(message))
              .build());
    }
    return entries;
  }

  @Override
  public long objects() throws IOException {
    try {
      return client
          .getQueueAttributes(
              request ->
                  request
                      .queueUrl(url)
                      .attributeNames(
                          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
          .attributes()
          .values()
          .stream()
          .mapToLong(Long::parseLong)
          .sum();
    } catch (SdkException e) {
      throw new IOException("cannot ask how long the queue is: " + e.getMessage(), e);
    }
  }
}
