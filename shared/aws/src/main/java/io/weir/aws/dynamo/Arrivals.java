package io.weir.aws.dynamo;

import io.weir.log.Formats;
import io.weir.store.work.DueSource;
import io.weir.store.work.SourceArrival;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The latest sign of life of each source, and when it is due, one item each in one partition. An
 * item's stamp grows with each arrival.
 */
final class Arrivals {
  private static final String PARTITION = "sources";
  private static final String LATE = "late-arrivals";

  /** Objects are read within seconds of their delivery. */
  private static final Duration LATE_AFTER = Duration.ofMinutes(5);

  /** What is older was sent in by hand, and says nothing of what comes now. */
  private static final Duration HISTORY_AFTER = Duration.ofDays(1);

  private static final String STAMP = "stamp = if_not_exists(stamp, :zero) + :one";

  /** The second that stands for never. */
  private static final long NEVER = 253_402_300_799L;

  private final Table table;
  private final Duration retention;

  Arrivals(Table table, Duration retention) {
    this.table = table;
    this.retention = retention;
  }

  /** Keeps the later window and the later time, each by itself, whatever the order of arrival. */
  void note(SourceArrival arrival, Instant due) {
    Map<String, AttributeValue> later =
        Map.of(
            ":arrived", AttributeValue.fromS(Keys.exact(arrival.arrived())),
            ":format", AttributeValue.fromS(arrival.format().name()),
            ":expires", expires());
    boolean latest =
        table.updateIf(
            PARTITION,
            arrival.source(),
            "SET arrived = :arrived, logFormat = :format, expires = :expires",
            "attribute_not_exists(arrived) OR arrived <= :arrived",
            later);
    // The stamp goes up last but for the due time: whoever read an older one may let nothing rest.
    Item item =
        table.updated(
            PARTITION,
            arrival.source(),
            "SET " + STAMP + (latest ? "" : ", expires = :expires"),
            latest
                ? Map.of(":zero", Item.number(0), ":one", Item.number(1))
                : Map.of(":zero", Item.number(0), ":one", Item.number(1), ":expires", expires()));
    noteLatest(item, arrival.latest());
    noteDue(item, arrival.source(), second(due));
    Duration waited = Duration.between(arrival.arrived(), table.now());
    if (waited.compareTo(LATE_AFTER) > 0 && waited.compareTo(HISTORY_AFTER) <= 0) {
      table.put(Item.of(LATE, LATE).with("second", table.now().getEpochSecond()));
    }
  }

  /** Returns when an object was last noted that had waited for minutes. */
  Optional<Instant> lastLate() {
    return table.get(LATE, LATE).map(item -> Instant.ofEpochSecond(item.number("second")));
  }

  private void noteLatest(Item item, WindowKey latest) {
    long start = latest.start().getEpochSecond();
    if (!item.has("startSecond") || item.number("startSecond") < start) {
      table.updateIf(
          PARTITION,
          latest.source(),
          "SET startSecond = :start, widthSeconds = :width",
          "attribute_not_exists(startSecond) OR startSecond < :start",
          Map.of(
              ":start", Item.number(start),
              ":width", Item.number(latest.width().toSeconds())));
    }
  }

  private void noteDue(Item item, String source, long due) {
    if (!item.has("due") || item.number("due") > due) {
      table.updateIf(
          PARTITION,
          source,
          "SET due = :due",
          "attribute_not_exists(due) OR due > :due",
          Map.of(":due", Item.number(due)));
    }
  }

  /** Makes the source due now. */
  void wake(String source) {
    table.update(
        PARTITION,
        source,
        "SET due = :zero, " + STAMP,
        Map.of(":zero", Item.number(0), ":one", Item.number(1)));
  }

  List<DueSource> all() {
    return table.query(PARTITION).stream()
        // Between its writes, a new source has no window yet.
        .filter(Arrivals::isWhole)
        .map(Arrivals::read)
        .toList();
  }

  Optional<DueSource> of(String source) {
    return table.get(PARTITION, source).filter(Arrivals::isWhole).map(Arrivals::read);
  }

  void rest(DueSource source, Instant until) {
    table.updateIf(
        PARTITION,
        source.source(),
        "SET due = :due",
        source.stamp() == 0 ? "attribute_not_exists(stamp)" : "stamp = :stamp",
        source.stamp() == 0
            ? Map.of(":due", Item.number(second(until)))
            : Map.of(":due", Item.number(second(until)), ":stamp", Item.number(source.stamp())));
  }

  private AttributeValue expires() {
    return Item.number(table.now().plus(retention).getEpochSecond());
  }

  private static long second(Instant time) {
    // Rounded up: a little late finds something to do, a little early would come twice.
    long second = time.getEpochSecond() + (time.getNano() > 0 ? 1 : 0);
    return Math.max(0, Math.min(second, NEVER));
  }

  private static boolean isWhole(Item item) {
    return item.has("startSecond") && item.has("arrived");
  }

  private static DueSource read(Item item) {
    WindowKey latest =
        new WindowKey(
            item.text(Item.SORT),
            Instant.ofEpochSecond(item.number("startSecond")),
            Duration.ofSeconds(item.number("widthSeconds")));
    SourceArrival arrival =
        new SourceArrival(
            Formats.named(item.text("logFormat")), latest, Keys.time(item.text("arrived")));
    // What an earlier version has written has neither, and is looked at once.
    long due = item.has("due") ? item.number("due") : 0;
    return new DueSource(
        arrival,
        due == NEVER ? Instant.MAX : Instant.ofEpochSecond(due),
        item.has("stamp") ? item.number("stamp") : 0);
  }
}
