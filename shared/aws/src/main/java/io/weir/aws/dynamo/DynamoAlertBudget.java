package io.weir.aws.dynamo;

import io.weir.finding.StableId;
import io.weir.store.outbound.AlertBudget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The alerts of each hour in the table of incidents: an item of each channel, hour and source with
 * the ids of those that went out, which are few, and an item for each that was held, however many
 * they are.
 */
public final class DynamoAlertBudget implements AlertBudget {
  private static final String TOLD = "told#";
  private static final String HELD = "held#";

  /** Behind all that begin so: the sign after the last one. */
  private static final String HELD_END = "held$";

  private static final Duration RETENTION = Duration.ofDays(2);

  private final Table table;
  private final String channel;

  /** Returns the budget of one channel. */
  public DynamoAlertBudget(DynamoDbClient client, String tableName, String channel, Clock clock) {
    this.table = new Table(client, tableName, clock);
    this.channel = channel;
  }

  @Override
  public boolean takePlace(String source, String alertId, Instant hour, int places) {
    return table.updateIf(
        partition(hour),
        TOLD + StableId.of(source),
        "ADD told :ids SET kind = :kind, expires = :expires",
        "attribute_not_exists(told) OR contains(told, :id) OR size(told) < :places",
        Map.of(
            ":ids", AttributeValue.fromSs(List.of(alertId)),
            ":id", AttributeValue.fromS(alertId),
            ":places", AttributeValue.fromN(Integer.toString(places)),
            ":kind", AttributeValue.fromS("hour"),
            ":expires", expires()));
  }

  @Override
  public void hold(String alertId, Instant hour, String line) {
    table.put(
        Item.of(partition(hour), HELD + alertId)
            .with("kind", "held")
            .with("line", line)
            .expiring(table.now(), RETENTION));
  }

  @Override
  public List<String> held(Instant hour) {
    return table.queryBetween(partition(hour), HELD, HELD_END).stream()
        .map(item -> item.text("line"))
        .sorted()
        .toList();
  }

  private String partition(Instant hour) {
    return "hour#" + channel + "#" + hour;
  }

  private AttributeValue expires() {
    return AttributeValue.fromN(Long.toString(table.now().plus(RETENTION).getEpochSecond()));
  }
}
