package io.weir.aws;

import io.weir.log.LogFormat;
import io.weir.store.SourceArrival;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The latest sign of life of each source, one item each in one partition. */
final class Arrivals {
  private static final String PARTITION = "sources";

  private final Table table;
  private final Duration retention;

  Arrivals(Table table, Duration retention) {
    this.table = table;
    this.retention = retention;
  }

  /** Keeps the later window and the later time, each by itself, whatever the order of arrival. */
  void note(SourceArrival arrival) {
    AttributeValue expires =
        AttributeValue.fromN(Long.toString(table.now().plus(retention).getEpochSecond()));
    table.updateIf(
        PARTITION,
        arrival.source(),
        "SET arrived = :arrived, logFormat = :format, expires = :expires",
        "attribute_not_exists(arrived) OR arrived <= :arrived",
        Map.of(
            ":arrived", AttributeValue.fromS(Keys.exact(arrival.arrived())),
            ":format", AttributeValue.fromS(arrival.format().name()),
            ":expires", expires));
    WindowKey latest = arrival.latest();
    table.updateIf(
        PARTITION,
        arrival.source(),
        "SET startSecond = :start, widthSeconds = :width, expires = :expires",
        "attribute_not_exists(startSecond) OR startSecond < :start",
        Map.of(
            ":start", AttributeValue.fromN(Long.toString(latest.start().getEpochSecond())),
            ":width", AttributeValue.fromN(Long.toString(latest.width().toSeconds())),
            ":expires", expires));
  }

  List<SourceArrival> all() {
    return table.query(PARTITION).stream()
        // Between its two writes, a new source has no window yet.
        .filter(item -> item.has("startSecond"))
        .map(Arrivals::read)
        .toList();
  }

  private static SourceArrival read(Item item) {
    WindowKey latest =
        new WindowKey(
            item.text(Item.SORT),
            Instant.ofEpochSecond(item.number("startSecond")),
            Duration.ofSeconds(item.number("widthSeconds")));
    String[] arrived = item.text("arrived").split("\\.", 2);
    return new SourceArrival(
        LogFormat.valueOf(item.text("logFormat")),
        latest,
        Instant.ofEpochSecond(Long.parseLong(arrived[0]), Long.parseLong(arrived[1])));
  }
}
