package io.weir.aws;

import io.weir.store.DirtyWindow;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Marks of changed windows, one item each, in a few partitions that are read whole: the list of
 * changed windows needs no index and no scan. A mark never expires.
 */
final class DirtyMarks {
  /** One partition takes 1,000 marks a second; every ingested object marks its windows. */
  private static final int SHARDS = 4;

  private final Table table;

  DirtyMarks(Table table) {
    this.table = table;
  }

  void mark(WindowKey key) {
    // A count that began at 1 again after a clear would let an old mark clear a newer one.
    long first = ThreadLocalRandom.current().nextLong(1L << 52);
    table.update(
        partition(key),
        sort(key),
        "SET marks = if_not_exists(marks, :first) + :one,"
            + " logSource = :source, startSecond = :start, widthSeconds = :width",
        Map.of(
            ":first", number(first),
            ":one", number(1),
            ":source", AttributeValue.fromS(key.source()),
            ":start", number(key.start().getEpochSecond()),
            ":width", number(key.width().toSeconds())));
  }

  List<DirtyWindow> earliest(int limit) {
    return IntStream.range(0, SHARDS)
        .mapToObj(shard -> table.queryFirst(partition(shard), limit))
        .flatMap(List::stream)
        .map(DirtyMarks::read)
        .sorted(Comparator.comparing(DirtyWindow::key))
        .limit(limit)
        .toList();
  }

  void clear(DirtyWindow mark) {
    table.deleteIf(
        partition(mark.key()),
        sort(mark.key()),
        "marks = :read",
        Map.of(":read", number(mark.marks())));
  }

  private static DirtyWindow read(Item item) {
    WindowKey key =
        new WindowKey(
            item.text("logSource"),
            Instant.ofEpochSecond(item.number("startSecond")),
            Duration.ofSeconds(item.number("widthSeconds")));
    return new DirtyWindow(key, item.number("marks"));
  }

  private static String partition(WindowKey key) {
    int hash = 31 * key.source().hashCode() + key.start().hashCode();
    return partition(Math.floorMod(hash, SHARDS));
  }

  private static String partition(int shard) {
    return "dirty#" + shard;
  }

  private static String sort(WindowKey key) {
    return Keys.second(key.start()) + "#" + key.width().toSeconds() + "#" + key.source();
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }
}
