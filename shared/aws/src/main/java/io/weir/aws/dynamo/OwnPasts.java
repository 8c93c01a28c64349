package io.weir.aws.dynamo;

import io.weir.bytes.Blob;
import io.weir.store.OwnPast;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the own past of sources says, one item for each source and width of windows. */
public final class OwnPasts {
  private OwnPasts() {}

  public static Optional<OwnPast> read(Table table, String source, Duration width) {
    return table
        .get(partition(source), sort(width))
        .map(
            item ->
                new OwnPast(
                    source,
                    width,
                    Instant.ofEpochSecond(item.number("firstSecond")),
                    Instant.ofEpochSecond(item.number("untilSecond")),
                    Blob.of(item.bytes("content"))));
  }

  public static Item item(OwnPast past, Instant now, Duration retention) {
    return Item.of(partition(past.source()), sort(past.width()))
        .with("firstSecond", past.first().getEpochSecond())
        .with("untilSecond", past.until().getEpochSecond())
        .with("content", past.profile())
        .expiring(now, retention);
  }

  /** Returns the key under which the past of the window's source is. */
  public static Item key(WindowKey key) {
    return Item.of(partition(key.source()), sort(key.width()));
  }

  private static String partition(String source) {
    return "past#" + source;
  }

  private static String sort(Duration width) {
    return Long.toString(width.toSeconds());
  }
}
