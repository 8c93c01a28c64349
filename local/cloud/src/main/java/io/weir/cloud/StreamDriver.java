package io.weir.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weir.cloud.lambda.FunctionFailedException;
import io.weir.cloud.lambda.LambdaFunction;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Carries a stream's records to a function as the event source mapping of the template does: in
 * order, filtered, in batches, from the first failure on again.
 */
final class StreamDriver {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final DynamoDbStreamsClient streams;
  private final String streamArn;
  private final LambdaFunction function;
  private final StreamSettings settings;
  private final Map<String, String> lastRead = new HashMap<>();

  StreamDriver(
      DynamoDbStreamsClient streams,
      String streamArn,
      LambdaFunction function,
      StreamSettings settings) {
    this.streams = streams;
    this.streamArn = streamArn;
    this.function = function;
    this.settings = settings;
  }

  /**
   * Carries all records that are there and returns how many passed the filter.
   *
   * @throws FunctionFailedException if a record failed as often as the template allows
   */
  int drain() throws IOException {
    int delivered = 0;
    var stream = streams.describeStream(request -> request.streamArn(streamArn));
    for (Shard shard : stream.streamDescription().shards()) {
      List<ObjectNode> records = read(shard.shardId());
      for (int from = 0; from < records.size(); from += settings.batchSize()) {
        deliver(records.subList(from, Math.min(records.size(), from + settings.batchSize())));
      }
      delivered += records.size();
    }
    return delivered;
  }

  private List<ObjectNode> read(String shardId) {
    List<ObjectNode> passed = new ArrayList<>();
    String iterator = iterator(shardId);
    while (iterator != null) {
      String from = iterator;
      GetRecordsResponse response = streams.getRecords(request -> request.shardIterator(from));
      for (Record record : response.records()) {
        lastRead.put(shardId, record.dynamodb().sequenceNumber());
        ObjectNode json = StreamRecords.write(record, streamArn);
        if (settings.passes(json)) {
          passed.add(json);
        }
      }
      iterator = response.records().isEmpty() ? null : response.nextShardIterator();
    }
    return passed;
  }

  /** Iterators grow stale, so each round starts a new one behind the record that was read last. */
  private String iterator(String shardId) {
    GetShardIteratorRequest.Builder request =
        GetShardIteratorRequest.builder().streamArn(streamArn).shardId(shardId);
    if (lastRead.containsKey(shardId)) {
      request
          .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
          .sequenceNumber(lastRead.get(shardId));
    } else {
      request.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
    }
    return streams.getShardIterator(request.build()).shardIterator();
  }

  private void deliver(List<ObjectNode> batch) throws IOException {
    List<ObjectNode> left = batch;
    for (int attempt = 0; !left.isEmpty(); attempt++) {
      if (attempt > settings.maxRetries()) {
        throw new IOException("the function never took record " + sequence(left.get(0)));
      }
      if (attempt > 0) {
        pause();
      }
      left = invoke(left);
    }
  }

  private List<ObjectNode> invoke(List<ObjectNode> batch) throws IOException {
    ObjectNode event = JSON.createObjectNode();
    batch.forEach(record -> event.withArray("Records").add(record));
    JsonNode answer;
    try {
      answer = JSON.readTree(function.invoke(Events.bytes(event)));
    } catch (FunctionFailedException e) {
      return batch;
    }
    JsonNode failures = answer.path("batchItemFailures");
    if (failures.isEmpty()) {
      return List.of();
    }
    String first = failures.get(0).path("itemIdentifier").asText();
    for (int i = 0; i < batch.size(); i++) {
      if (sequence(batch.get(i)).equals(first)) {
        return batch.subList(i, batch.size());
      }
    }
    throw new IOException("the function answered a record that it was not given: " + first);
  }

  private static String sequence(ObjectNode record) {
    return record.path("dynamodb").path("SequenceNumber").asText();
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
