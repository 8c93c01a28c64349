package io.weir.aws.dynamo;

import io.weir.bytes.Blob;
import io.weir.store.Found;
import io.weir.store.PlacedPart;
import io.weir.store.RollUp;
import io.weir.store.RollUpCodec;
import io.weir.window.ObjectRef;
import io.weir.window.WindowCodec;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The parts of windows, one item each in a partition of their window and in the order of writing,
 * and what of them is merged, in an item of its own.
 *
 * <p>The release before this one had the parts under the id of their object. They sort behind all
 * others, so that they are read each time.
 */
final class Parts {
  private static final String CONTENT = "content";
  private static final String DELIVERED = "delivered";
  private static final String REVISION = "revision";
  private static final String ROLL_UP = "roll-up";

  /** Before all ids of objects, which are hexadecimal digits. */
  private static final String PLACED = "!";

  private final Table table;
  private final Duration retention;

  Parts(Table table, Duration retention) {
    this.table = table;
    this.retention = retention;
  }

  long put(WindowPart part, Instant delivered) {
    ObjectRef object = part.object();
    long place = ChronoUnit.MICROS.between(Instant.EPOCH, table.now());
    Item item =
        Item.of(Keys.window("part", part.key()), first(place) + Keys.object(object))
            .with("bucket", object.bucket())
            .with("objectKey", object.key())
            .with("objectVersion", object.version())
            .with("place", place)
            .with(DELIVERED, Keys.exact(delivered))
            .with(CONTENT, Blob.of(WindowCodec.encode(part.window())))
            .expiring(table.now(), retention);
    table.putIf(
        item,
        "attribute_not_exists(delivered) OR delivered <= :delivered",
        Map.of(":delivered", AttributeValue.fromS(Keys.exact(delivered))));
    return place;
  }

  /** Returns what sorts before all parts that stand at the place or behind it. */
  private static String first(long place) {
    return PLACED + "%019d#".formatted(place);
  }

  Found<PlacedPart> read(WindowKey key, long from) {
    String partition = Keys.window("part", key);
    List<Item> items = from <= 0 ? table.query(partition) : table.queryFrom(partition, first(from));
    Map<String, PlacedPart> byObject = new LinkedHashMap<>();
    List<String> unreadable = new ArrayList<>();
    for (Item item : items) {
      try {
        PlacedPart part = part(key, item);
        byObject.merge(RollUp.id(part.part().object()), part, PlacedPart::or);
      } catch (IllegalArgumentException | IllegalStateException e) {
        unreadable.add(name(item) + ": " + e.getMessage());
      }
    }
    return new Found<>(List.copyOf(byObject.values()), unreadable);
  }

  private static String name(Item item) {
    return item.has("objectKey") ? item.text("objectKey") : item.text(Item.SORT);
  }

  private static PlacedPart part(WindowKey key, Item item) {
    ObjectRef object =
        new ObjectRef(item.text("bucket"), item.text("objectKey"), item.text("objectVersion"));
    return new PlacedPart(
        new WindowPart(key, object, WindowCodec.decode(item.bytes(CONTENT))),
        item.has(DELIVERED) ? Keys.time(item.text(DELIVERED)) : Instant.EPOCH,
        item.has("place") ? item.number("place") : 0);
  }

  RollUp rollUp(WindowKey key) {
    return table
        .get(Keys.window("rollup", key), ROLL_UP)
        .map(item -> rollUp(key, item))
        .orElse(RollUp.empty(key, 0));
  }

  /** What cannot be read, of another version for instance, is made anew. */
  private static RollUp rollUp(WindowKey key, Item item) {
    long revision = item.number(REVISION);
    try {
      return RollUpCodec.read(key, revision, item.bytes(CONTENT));
    } catch (IllegalArgumentException e) {
      return RollUp.empty(key, revision);
    }
  }

  boolean putRollUp(RollUp rollUp) {
    Item item =
        Item.of(Keys.window("rollup", rollUp.key()), ROLL_UP)
            .with(REVISION, rollUp.revision())
            .with(CONTENT, RollUpCodec.write(rollUp))
            .expiring(table.now(), retention);
    long now = table.now().getEpochSecond();
    return rollUp.revision() == 1
        ? table.putIf(
            item,
            "attribute_not_exists(revision) OR expires <= :now",
            Map.of(":now", Item.number(now)))
        : table.putIf(
            item, "revision = :before", Map.of(":before", Item.number(rollUp.revision() - 1)));
  }
}
