package io.weir.aws.dynamo;

import io.weir.store.work.DirtyWindow;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Marks of changed windows, one item each, in a partition of their source: the list of a source's
 * changed windows needs no index and no scan. A mark never expires.
 */
final class DirtyMarks {
  private static final int EARLIER_SHARDS = 4;
  private static final String UNCHANGED = "marks = :read";

  private final Table table;

  DirtyMarks(Table table) {
    this.table = table;
  }

  void mark(WindowKey key, boolean urgent, long place) {
    // A count that began at 1 again after a clear would let an old mark clear a newer one.
    long first = ThreadLocalRandom.current().nextLong(1L << 52);
    Map<String, AttributeValue> values = values(key, first, urgent, place);
    String set =
        "SET marks = if_not_exists(marks, :first) + :one, startSecond = :start,"
            + " widthSeconds = :width"
            + (urgent ? ", urgent = :urgent" : "")
            + ", since = ";
    Item marked =
        table.updated(
            partition(key.source()), sort(key), set + "if_not_exists(since, :place)", values);
    if (marked.number("since") > place) {
      // Written before what the mark is for, but marked after it. The mark may be gone by now.
      table.updateIf(
          partition(key.source()),
          sort(key),
          set + ":place",
          "attribute_not_exists(since) OR since > :place",
          values);
    }
  }

  private static Map<String, AttributeValue> values(
      WindowKey key, long first, boolean urgent, long place) {
    Map<String, AttributeValue> values =
        new java.util.HashMap<>(
            Map.of(
                ":first", Item.number(first),
                ":one", Item.number(1),
                ":place", Item.number(place),
                ":start", Item.number(key.start().getEpochSecond()),
                ":width", Item.number(key.width().toSeconds())));
    if (urgent) {
      values.put(":urgent", AttributeValue.fromBool(true));
    }
    return values;
  }

  /**
   * Takes over the marks that the release before this one has set, or sets while both run.
   *
   * @return the sources that have such
   */
  Set<String> adoptEarlier() {
    Set<String> sources = new TreeSet<>();
    for (int shard = 0; shard < EARLIER_SHARDS; shard++) {
      String earlier = "dirty#" + shard;
      for (Item item : table.query(earlier)) {
        String source = item.text("logSource");
        mark(window(source, item), true, 0);
        Map<String, AttributeValue> read = Map.of(":read", Item.number(item.number("marks")));
        table.deleteIf(earlier, item.text(Item.SORT), UNCHANGED, read);
        sources.add(source);
      }
    }
    return sources;
  }

  List<DirtyWindow> of(String source) {
    return table.query(partition(source)).stream().map(item -> read(source, item)).toList();
  }

  void clear(DirtyWindow mark) {
    table.deleteIf(partition(mark.key().source()), sort(mark.key()), UNCHANGED, stamp(mark));
  }

  void looked(DirtyWindow mark) {
    table.updateIf(
        partition(mark.key().source()),
        sort(mark.key()),
        "SET since = :nothing REMOVE urgent",
        UNCHANGED,
        Map.of(
            ":read", Item.number(mark.marks()),
            ":nothing", Item.number(DirtyWindow.NOTHING_NEW)));
  }

  void failed(DirtyWindow mark, Instant again) {
    table.updateIf(
        partition(mark.key().source()),
        sort(mark.key()),
        "SET failures = :failures, notBefore = :again",
        UNCHANGED,
        Map.of(
            ":read", Item.number(mark.marks()),
            ":failures", Item.number(mark.failures() + 1),
            ":again", Item.number(again.getEpochSecond())));
  }

  private static Map<String, AttributeValue> stamp(DirtyWindow mark) {
    return Map.of(":read", Item.number(mark.marks()));
  }

  private static DirtyWindow read(String source, Item item) {
    return new DirtyWindow(
        window(source, item),
        item.number("marks"),
        item.has("urgent"),
        item.has("since") ? item.number("since") : 0,
        item.has("failures") ? Math.toIntExact(item.number("failures")) : 0,
        Instant.ofEpochSecond(item.has("notBefore") ? item.number("notBefore") : 0));
  }

  private static WindowKey window(String source, Item item) {
    return new WindowKey(
        source,
        Instant.ofEpochSecond(item.number("startSecond")),
        Duration.ofSeconds(item.number("widthSeconds")));
  }

  private static String partition(String source) {
    return "marks#" + source;
  }

  private static String sort(WindowKey key) {
    return Keys.second(key.start()) + "#" + key.width().toSeconds();
  }
}
