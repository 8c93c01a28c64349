package io.weir.aws.dynamo;

import io.weir.aws.Environment;
import io.weir.store.Found;
import io.weir.store.OwnPast;
import io.weir.store.PlacedPart;
import io.weir.store.RollUp;
import io.weir.store.WindowStore;
import io.weir.store.WindowSummary;
import io.weir.store.work.DirtyWindow;
import io.weir.store.work.DueSource;
import io.weir.store.work.SourceArrival;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Windows in one DynamoDB table: parts, dirty marks, summaries and sources, told apart by the first
 * word of the partition key. A part or summary above 400 KB throws {@link IllegalStateException}.
 */
public final class DynamoWindowStore implements WindowStore {
  private final Table table;
  private final Parts parts;
  private final DirtyMarks marks;
  private final Arrivals arrivals;
  private final Summaries summaries;

  /** Returns the store of the table; retention counts from the clock's time at each write. */
  public DynamoWindowStore(
      DynamoDbClient client,
      String tableName,
      Duration partRetention,
      Duration summaryRetention,
      Clock clock) {
    this.table = new Table(client, tableName, clock);
    this.parts = new Parts(table, partRetention);
    this.marks = new DirtyMarks(table);
    this.arrivals = new Arrivals(table, summaryRetention);
    this.summaries = new Summaries(table, summaryRetention);
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
  public long putPart(WindowPart part, Instant delivered) {
    return parts.put(part, delivered);
  }

  @Override
  public Found<PlacedPart> readParts(WindowKey key, long from) {
    return parts.read(key, from);
  }

  @Override
  public RollUp rollUp(WindowKey key) {
    return parts.rollUp(key);
  }

  @Override
  public boolean putRollUp(RollUp rollUp) {
    return parts.putRollUp(rollUp);
  }

  @Override
  public void markDirty(WindowKey key, boolean urgent, long place) {
    marks.mark(key, urgent, place);
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
    summaries.put(summary);
  }

  @Override
  public List<WindowSummary> summaries(String source, Instant from, Instant to) {
    return summaries.between(source, from, to);
  }

  @Override
  public List<WindowSummary> briefSummaries(String source, Instant from, Instant to) {
    return summaries.briefBetween(source, from, to);
  }

  @Override
  public Optional<OwnPast> ownPast(String source, Duration width) {
    return OwnPasts.read(table, source, width);
  }
}
