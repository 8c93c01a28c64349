package io.weir.aws.dynamo;

import io.weir.bytes.Blob;
import io.weir.store.WindowSummary;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The summaries of windows, two items each: one is whole, the other has the numbers alone and is a
 * tenth of it. Judging a window reads six hours of the one and one hour of the other.
 */
final class Summaries {
  private static final String WHOLE = "summary#";
  private static final String BRIEF = "brief#";

  private final Table table;
  private final Duration retention;

  Summaries(Table table, Duration retention) {
    this.table = table;
    this.retention = retention;
  }

  void put(WindowSummary summary) {
    items(summary, table.now(), retention).forEach(table::put);
  }

  /** Returns the items of the summary, to be written at once. */
  static List<Item> items(WindowSummary summary, Instant now, Duration retention) {
    return List.of(
        item(BRIEF, summary.brief()).expiring(now, retention),
        item(WHOLE, summary).expiring(now, retention));
  }

  private static Item item(String kind, WindowSummary summary) {
    WindowKey key = summary.key();
    return Item.of(kind + key.source(), sort(key))
        .with("startSecond", key.start().getEpochSecond())
        .with("widthSeconds", key.width().toSeconds())
        .with("content", summary.content())
        .with("anomalous", summary.anomalous());
  }

  List<WindowSummary> between(String source, Instant from, Instant to) {
    return read(WHOLE, source, from, to);
  }

  /** The release before this one wrote none; what is missing is read whole. */
  List<WindowSummary> briefBetween(String source, Instant from, Instant to) {
    List<WindowSummary> brief = read(BRIEF, source, from, to);
    Instant first = brief.isEmpty() ? to : brief.get(0).key().start();
    if (!from.isBefore(first)) {
      return brief;
    }
    List<WindowSummary> all = new ArrayList<>(between(source, from, first));
    all.addAll(brief);
    return all;
  }

  private List<WindowSummary> read(String kind, String source, Instant from, Instant to) {
    String first = Keys.second(from.plusNanos(999_999_999));
    String pastLast = Keys.second(to.plusNanos(999_999_999));
    if (first.compareTo(pastLast) >= 0) {
      return List.of();
    }
    // A sort key goes on after its second, so the bare second of the end is before all of its
    // items.
    return table.queryBetween(kind + source, first, pastLast).stream()
        .map(item -> summary(source, item))
        .toList();
  }

  private static String sort(WindowKey key) {
    return Keys.second(key.start()) + "#" + key.width().toSeconds();
  }

  private static WindowSummary summary(String source, Item item) {
    Instant start = Instant.ofEpochSecond(item.number("startSecond"));
    WindowKey key = new WindowKey(source, start, Duration.ofSeconds(item.number("widthSeconds")));
    return new WindowSummary(key, Blob.of(item.bytes("content")), item.flag("anomalous"));
  }
}
