package io.weir.aws.dynamo;

import io.weir.aws.Environment;
import io.weir.store.outbound.NoticeStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Notices in the table of incidents, one item each. Each channel keeps its own, so that one channel
 * that fails neither holds up nor repeats what another has sent.
 */
public final class DynamoNoticeStore implements NoticeStore {
  private static final String SORT = "notice";

  private final Table table;
  private final String channel;
  private final Duration retention;

  /** Returns the store of one channel; retention counts from the clock's time at each write. */
  public DynamoNoticeStore(
      DynamoDbClient client, String tableName, String channel, Duration retention, Clock clock) {
    this.table = new Table(client, tableName, clock);
    this.channel = channel;
    this.retention = retention;
  }

  /** Returns the store of the channel in the table that the environment names. */
  public static DynamoNoticeStore of(
      Environment environment, DynamoDbClient client, String channel) {
    return new DynamoNoticeStore(
        client,
        environment.incidentsTable(),
        channel,
        environment.incidentRetention(),
        Clock.systemUTC());
  }

  @Override
  public boolean claim(String alertId, Instant now, Instant staleBefore) {
    return table.updateIf(
        partition(alertId),
        SORT,
        "SET claimedMillis = :now, kind = :kind, expires = :expires",
        "attribute_not_exists(confirmedMillis) AND"
            + " (attribute_not_exists(claimedMillis) OR claimedMillis < :stale)",
        Map.of(
            ":now", number(now.toEpochMilli()),
            ":stale", number(staleBefore.toEpochMilli()),
            ":kind", AttributeValue.fromS("notice"),
            ":expires", expires()));
  }

  @Override
  public void release(String alertId, Instant claimedAt) {
    table.updateIf(
        partition(alertId),
        SORT,
        "REMOVE claimedMillis",
        "claimedMillis = :claimed AND attribute_not_exists(confirmedMillis)",
        Map.of(":claimed", number(claimedAt.toEpochMilli())));
  }

  @Override
  public void confirm(String alertId, Instant now) {
    table.update(
        partition(alertId),
        SORT,
        "SET confirmedMillis = :now, kind = :kind, expires = :expires",
        Map.of(
            ":now", number(now.toEpochMilli()),
            ":kind", AttributeValue.fromS("notice"),
            ":expires", expires()));
  }

  @Override
  public boolean isConfirmed(String alertId) {
    return table
        .get(partition(alertId), SORT)
        .map(item -> item.has("confirmedMillis"))
        .orElse(false);
  }

  private String partition(String alertId) {
    return "notice#" + channel + "#" + alertId;
  }

  private AttributeValue expires() {
    return number(table.now().plus(retention).getEpochSecond());
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }
}
