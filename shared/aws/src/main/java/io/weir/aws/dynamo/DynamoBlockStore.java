package io.weir.aws.dynamo;

import io.weir.aws.Environment;
import io.weir.store.outbound.Block;
import io.weir.store.outbound.BlockStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Blocks, releases and deeds in the table of incidents. */
public final class DynamoBlockStore implements BlockStore {
  private static final String BLOCKS = "blocks";
  private static final String RELEASED = "released";
  private static final String APPROVED = "approved";

  /** Longer than a bound by the hour looks back. */
  private static final Duration AFTER_THE_END = Duration.ofDays(2);

  private final Table table;
  private final Duration retention;

  /** Returns the store of the table; retention of what was done counts from each write. */
  public DynamoBlockStore(
      DynamoDbClient client, String tableName, Duration retention, Clock clock) {
    this.table = new Table(client, tableName, clock);
    this.retention = retention;
  }

  /** Returns the store that the environment names. */
  public static DynamoBlockStore of(Environment environment, DynamoDbClient client) {
    return new DynamoBlockStore(
        client, environment.incidentsTable(), environment.incidentRetention(), Clock.systemUTC());
  }

  @Override
  public void put(Block block) {
    table.put(
        Item.of(BLOCKS, block.range() + "#" + block.incident())
            .with("kind", "block")
            .with("range", block.range())
            .with("incident", block.incident())
            .with("source", block.source())
            .with("sinceMillis", block.since().toEpochMilli())
            .with("untilMillis", block.until().toEpochMilli())
            .expiring(block.until(), AFTER_THE_END));
  }

  @Override
  public List<Block> blocks(Instant endedAfter) {
    return table.query(BLOCKS).stream()
        .map(DynamoBlockStore::block)
        .filter(block -> block.until().isAfter(endedAfter))
        .toList();
  }

  private static Block block(Item item) {
    return new Block(
        item.text("range"),
        item.text("incident"),
        item.text("source"),
        Instant.ofEpochMilli(item.number("sinceMillis")),
        Instant.ofEpochMilli(item.number("untilMillis")));
  }

  @Override
  public void release(String incident) {
    table.put(Item.of(RELEASED, incident).with("kind", RELEASED).expiring(table.now(), retention));
  }

  @Override
  public boolean isReleased(String incident) {
    return table.get(RELEASED, incident).isPresent();
  }

  @Override
  public void approve(String incident) {
    table.put(Item.of(APPROVED, incident).with("kind", APPROVED).expiring(table.now(), retention));
  }

  @Override
  public boolean isApproved(String incident) {
    return table.get(APPROVED, incident).isPresent();
  }

  @Override
  public boolean note(Deed deed) {
    return table.putIf(
        Item.of(partition(deed.incident()), deed.id())
            .with("kind", "deed")
            .with("range", deed.range())
            .with("what", deed.kind().name())
            .with("ofMillis", deed.of().toEpochMilli())
            .with("reason", deed.reason())
            .expiring(table.now(), retention),
        "attribute_not_exists(pk) OR expires <= :now",
        Map.of(":now", AttributeValue.fromN(Long.toString(table.now().getEpochSecond()))));
  }

  @Override
  public List<Deed> deeds(String incident) {
    return table.query(partition(incident)).stream()
        .map(
            item ->
                new Deed(
                    incident,
                    item.text("range"),
                    Deed.Kind.valueOf(item.text("what")),
                    Instant.ofEpochMilli(item.number("ofMillis")),
                    item.text("reason")))
        .toList();
  }

  private static String partition(String incident) {
    return "deeds#" + incident;
  }
}
