package io.weir.aws.dynamo;

import io.weir.aws.Clients;
import io.weir.bytes.Erasure;
import io.weir.store.OwnPast;
import io.weir.store.RollUpCodec;
import io.weir.window.WindowCodec;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Takes a client out of the two tables, item by item: counts stay, its address goes. An item that
 * is changed meanwhile is read and erased again. What a firewall still blocks by it is left.
 */
public final class ClientEraser {
  private static final String BLOCKS = "blocks";
  private static final String DEEDS = "deeds#";
  private static final int ATTEMPTS = 5;

  private final DynamoDbClient client;
  private final Clock clock;
  private final Function<String, Erasure> erasures;
  private final boolean dryRun;

  /**
   * What became of the items of a table in which the client was.
   *
   * @param changed in which letters stand in its place now
   * @param deleted that were about it alone
   * @param left that are still needed, or that are being changed all the time, by their keys
   */
  public record Erased(int changed, int deleted, List<String> left) {
    public Erased {
      left = List.copyOf(left);
    }
  }

  /**
   * Returns an eraser.
   *
   * @param erasures gives the erasure of a client, with other letters each time
   * @param dryRun whether to count only
   */
  public ClientEraser(
      DynamoDbClient client, Function<String, Erasure> erasures, boolean dryRun, Clock clock) {
    this.client = client;
    this.erasures = erasures;
    this.dryRun = dryRun;
    this.clock = clock;
  }

  /** Returns the eraser as region and credentials reach the tables that the SDK finds by itself. */
  public static ClientEraser ofProcess(Function<String, Erasure> erasures, boolean dryRun)
      throws IOException {
    try {
      return new ClientEraser(Clients.dynamoDb(), erasures, dryRun, Clock.systemUTC());
    } catch (SdkException e) {
      throw new IOException("DynamoDB cannot be reached: " + e.getMessage(), e);
    }
  }

  /** Erases the client from the table, which is read as a whole. */
  public Erased erase(String tableName, String address) {
    Table table = new Table(client, tableName, clock);
    int[] done = new int[2];
    List<String> left = new ArrayList<>();
    table.scan(
        item -> {
          Supplier<Erasure> erasure = () -> erasures.apply(address);
          String key = item.text(Item.PARTITION) + " " + item.text(Item.SORT);
          if (!erasure.get().of(key).equals(key)) {
            if (isNeeded(item)) {
              left.add(key);
            } else {
              done[1]++;
              delete(table, item);
            }
          } else {
            Optional<Boolean> changed = change(table, item, erasure);
            done[0] += changed.filter(yes -> yes).isPresent() ? 1 : 0;
            if (changed.isEmpty()) {
              left.add(key);
            }
          }
        });
    return new Erased(done[0], done[1], left);
  }

  /** A block that goes on, and what is of no kind that is known here. */
  private boolean isNeeded(Item item) {
    String partition = item.text(Item.PARTITION);
    boolean over =
        partition.equals(BLOCKS)
            && !Instant.ofEpochMilli(item.number("untilMillis")).isAfter(clock.instant());
    return !over && !partition.startsWith(DEEDS);
  }

  private void delete(Table table, Item item) {
    if (!dryRun) {
      table.delete(item.text(Item.PARTITION), item.text(Item.SORT));
    }
  }

  /** Returns whether the client was in the item; empty if others change it all the time. */
  private Optional<Boolean> change(Table table, Item item, Supplier<Erasure> erasures) {
    Optional<Item> now = Optional.of(item);
    for (int attempt = 0; attempt < ATTEMPTS && now.isPresent(); attempt++) {
      Map<String, AttributeValue> before = now.get().attributes();
      Map<String, AttributeValue> after = erased(before, erasures.get());
      if (after.equals(before)) {
        return Optional.of(attempt > 0);
      }
      if (dryRun || replace(table, before, after)) {
        return Optional.of(true);
      }
      now = table.get(item.text(Item.PARTITION), item.text(Item.SORT));
    }
    return now.isPresent() ? Optional.empty() : Optional.of(true);
  }

  private boolean replace(
      Table table, Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
    List<String> same = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    Map<String, AttributeValue> values = new HashMap<>();
    before.forEach(
        (name, value) -> {
          if (!value.equals(after.get(name))) {
            String place = Integer.toString(same.size());
            names.put("#n" + place, name);
            values.put(":v" + place, value);
            same.add("#n" + place + " = :v" + place);
          }
        });
    return table.putIf(Item.of(after), String.join(" AND ", same), names, values);
  }

  private static Map<String, AttributeValue> erased(
      Map<String, AttributeValue> before, Erasure erasure) {
    String partition = before.get(Item.PARTITION).s();
    Map<String, AttributeValue> after = new HashMap<>();
    before.forEach((name, value) -> after.put(name, erased(partition, value, erasure)));
    return after;
  }

  private static AttributeValue erased(String partition, AttributeValue value, Erasure erasure) {
    return switch (value.type()) {
      case S -> {
        String text = erasure.of(value.s());
        yield text.equals(value.s()) ? value : AttributeValue.fromS(text);
      }
      case B -> {
        byte[] bytes = value.b().asByteArray();
        yield AttributeValue.fromB(SdkBytes.fromByteArray(erased(partition, bytes, erasure)));
      }
      case L ->
          AttributeValue.fromL(
              value.l().stream().map(each -> erased(partition, each, erasure)).toList());
      default -> value;
    };
  }

  private static byte[] erased(String partition, byte[] bytes, Erasure erasure) {
    return switch (partition.substring(0, Math.max(0, partition.indexOf('#')))) {
      case "part" -> WindowCodec.erase(bytes, erasure);
      case "rollup" -> RollUpCodec.erase(bytes, erasure);
      case "past" -> OwnPast.erase(bytes, erasure);
      default -> erasure.of(bytes);
    };
  }
}
