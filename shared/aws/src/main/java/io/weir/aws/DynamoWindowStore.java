package io.weir.aws;

import io.weir.bytes.Blob;
import io.weir.store.DirtyWindow;
import io.weir.store.DueSource;
import io.weir.store.Found;
import io.weir.store.SourceArrival;
import io.weir.store.WindowStore;
import io.weir.store.WindowSummary;
import io.weir.window.ObjectRef;
import io.weir.window.WindowCodec;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Windows in one DynamoDB table: parts, dirty marks, summaries and sources, told apart by the first
 * word of the partition key. A part or summary above 400 KB throws {@link IllegalStateException}.
 */
public final class DynamoWindowStore implements WindowStore {
  private static final String DELIVERED = "delivered";

  private final Table table;
  private final DirtyMarks marks;
  private final Arrivals arrivals;
  private final Duration partRetention;
  private final Duration summaryRetention;

  /** Returns the store of the table; retention counts from the clock's time at each write. */
  public DynamoWindowStore(
      DynamoDbClient client,
      String tableName,
      Duration partRetention,
      Duration summaryRetention,
      Clock clock) {
    this.table = new Table(client, tableName, clock);
    this.marks = new DirtyMarks(table);
    this.arrivals = new Arrivals(table, summaryRetention);
    this.partRetention = partRetention;
    this.summaryRetention = summaryRetention;
  }

  /** Returns the store that the environment names. */
  public static DynamoWindowStore of(Environment environment, DynamoDbClient client) {
    return new DynamoWindowStore(
        client,
        environment.windowsTable(),
        environment.partRetention(),
        environment.summaryRetention(),
        Clock.systemUTC());
  }

  @Override
  public void putPart(WindowPart part, Instant delivered) {
    ObjectRef object = part.object();
    Item item =
        Item.of(Keys.window("part", part.key()), Keys.object(object))
            .with("bucket", object.bucket())
            .with("objectKey", object.key())
            .with("objectVersion", object.version())
            .with(DELIVERED, Keys.exact(delivered))
            .with("content", Blob.of(WindowCodec.encode(part.window())))
            .expiring(table.now(), partRetention);
    table.putIf(
        item,
        "attribute_not_exists(delivered) OR delivered <= :delivered",
        Map.of(":delivered", AttributeValue.fromS(Keys.exact(delivered))));
  }

  @Override
  public Found<WindowPart> readParts(WindowKey key) {
    List<WindowPart> parts = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (Item item : latest(table.query(Keys.window("part", key)))) {
      try {
        parts.add(part(key, item));
      } catch (IllegalArgumentException | IllegalStateException e) {
        unreadable.add(name(item) + ": " + e.getMessage());
      }
    }
    return new Found<>(parts, unreadable);
  }

  /** The release before this one kept a part for each version of an object. */
  private static Collection<Item> latest(List<Item> items) {
    Map<String, Item> latest = new LinkedHashMap<>();
    for (Item item : items) {
      String object =
          item.has("objectKey")
              ? item.text("bucket") + "/" + item.text("objectKey")
              : item.text(Item.SORT);
      latest.merge(
          object,
          item,
          (one, other) -> delivered(one).compareTo(delivered(other)) > 0 ? one : other);
    }
    return latest.values();
  }

  private static String delivered(Item item) {
    return item.has(DELIVERED) ? item.text(DELIVERED) : "";
  }

  private static String name(Item item) {
    return item.has("objectKey") ? item.text("objectKey") : item.text(Item.SORT);
  }

  private static WindowPart part(WindowKey key, Item item) {
    ObjectRef object =
        new ObjectRef(item.text("bucket"), item.text("objectKey"), item.text("objectVersion"));
    return new WindowPart(key, object, WindowCodec.decode(item.bytes("content")));
  }

  @Override
  public void markDirty(WindowKey key, boolean urgent) {
    marks.mark(key, urgent);
  }

  @Override
  public List<DirtyWindow> dirtyWindows(String source) {
    return marks.of(source);
  }

  @Override
  public void clearDirty(DirtyWindow mark) {
    marks.clear(mark);
  }

  @Override
  public void noteLooked(DirtyWindow mark) {
    marks.looked(mark);
  }

  @Override
  public void noteFailure(DirtyWindow mark, Instant again) {
    marks.failed(mark, again);
  }

  @Override
  public void noteArrival(SourceArrival arrival, Instant due) {
    arrivals.note(arrival, due);
  }

  @Override
  public Optional<Instant> lastLateArrival() {
    return arrivals.lastLate();
  }

  @Override
  public List<SourceArrival> sources() {
    return arrivals.all().stream().map(DueSource::arrival).toList();
  }

  @Override
  public List<DueSource> dueSources(Instant now) {
    marks.adoptEarlier().forEach(arrivals::wake);
    return arrivals.all().stream().filter(source -> !source.due().isAfter(now)).toList();
  }

  @Override
  public Optional<DueSource> source(String source) {
    return arrivals.of(source);
  }

  @Override
  public void rest(DueSource source, Instant until) {
    arrivals.rest(source, until);
  }

  @Override
  public void putSummary(WindowSummary summary) {
    table.put(summaryItem(summary, table.now(), summaryRetention));
  }

  static Item summaryItem(WindowSummary summary, Instant now, Duration retention) {
    WindowKey key = summary.key();
    return Item.of("summary#" + key.source(), summarySort(key))
        .with("startSecond", key.start().getEpochSecond())
        .with("widthSeconds", key.width().toSeconds())
        .with("content", summary.content())
        .with("anomalous", summary.anomalous())
        .expiring(now, retention);
  }

  @Override
  public List<WindowSummary> summaries(String source, Instant from, Instant to) {
    String first = Keys.second(from.plusNanos(999_999_999));
    String pastLast = Keys.second(to.plusNanos(999_999_999));
    if (first.compareTo(pastLast) >= 0) {
      return List.of();
    }
    // A sort key goes on after its second, so the bare second of the end is before all of its
    // items.
    return table.queryBetween("summary#" + source, first, pastLast).stream()
        .map(item -> summary(source, item))
        .toList();
  }

  private static String summarySort(WindowKey key) {
    return Keys.second(key.start()) + "#" + key.width().toSeconds();
  }

  private static WindowSummary summary(String source, Item item) {
    Instant start = Instant.ofEpochSecond(item.number("startSecond"));
    WindowKey key = new WindowKey(source, start, Duration.ofSeconds(item.number("widthSeconds")));
    return new WindowSummary(key, Blob.of(item.bytes("content")), item.flag("anomalous"));
  }
}
