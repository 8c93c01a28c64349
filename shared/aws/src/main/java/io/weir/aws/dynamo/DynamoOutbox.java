package io.weir.aws.dynamo;

import io.weir.store.outbound.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What waits for a channel, in the table of incidents: one partition for each channel. */
public final class DynamoOutbox implements Outbox {
  /** Longer than a notice is tried, so that none is lost by age alone. */
  private static final Duration RETENTION = Duration.ofDays(14);

  private final Table table;
  private final String partition;

  /** Returns the outbox of one channel. */
  public DynamoOutbox(DynamoDbClient client, String tableName, String channel, Clock clock) {
    this.table = new Table(client, tableName, clock);
    this.partition = "outbox#" + channel;
  }

  @Override
  public void keep(Waiting notice) {
    boolean unused =
        table.putIf(
            Item.of(partition, sort(notice))
                .with("kind", "waiting")
                .with("incident", notice.incident())
                .with("number", notice.number())
                .with("json", notice.json())
                .with("sinceMillis", notice.since().toEpochMilli())
                .with("attempts", notice.attempts())
                .expiring(table.now(), RETENTION),
            "attribute_not_exists(pk) OR expires <= :now",
            Map.of(":now", number(table.now().getEpochSecond())));
  }

  @Override
  public List<Waiting> waiting(int limit) {
    return table.queryFirst(partition, limit).stream()
        .map(
            item ->
                new Waiting(
                    item.text("incident"),
                    Math.toIntExact(item.number("number")),
                    item.text("json"),
                    Instant.ofEpochMilli(item.number("sinceMillis")),
                    Math.toIntExact(item.number("attempts"))))
        .toList();
  }

  @Override
  public boolean isWaiting(String incident) {
    // Behind all of the incident: the sign after the one that ends its id.
    return !table.queryBetween(partition, incident + "#", incident + "$").isEmpty();
  }

  @Override
  public void failed(Waiting notice) {
    boolean unused =
        table.updateIf(
            partition,
            sort(notice),
            "ADD attempts :one",
            "attribute_exists(pk)",
            Map.of(":one", number(1)));
  }

  @Override
  public void remove(Waiting notice) {
    table.delete(partition, sort(notice));
  }

  private static String sort(Waiting notice) {
    return "%s#%09d".formatted(notice.incident(), notice.number());
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }
}
