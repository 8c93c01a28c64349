package io.weir.window;

import static java.util.Objects.requireNonNull;

import io.weir.log.LogReader;
import io.weir.log.ReadReport;
import io.weir.threat.ThreatScanner;
import io.weir.threat.allow.AllowList;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;

/**
 * Turns one delivered object into its shares of windows: all of them, or none when the object
 * cannot be read to its end.
 */
public final class ObjectReader {
  private final LogReader reader;
  private final Duration width;
  private final int maxWindows;
  private final ClientMask.Choice mask;

  /**
   * @param reader reads the lines
   * @param width the length of a window, whole seconds
   */
  public ObjectReader(LogReader reader, Duration width) {
    this(reader, width, ClientMask.Choice.FULL);
  }

  /**
   * @param reader reads the lines
   * @param width the length of a window, whole seconds
   * @param mask how much of the clients' addresses is kept
   */
  public ObjectReader(LogReader reader, Duration width, ClientMask.Choice mask) {
    this(reader, width, ObjectAggregator.MAX_WINDOWS, mask);
  }

  /**
   * @param reader reads the lines
   * @param width the length of a window, whole seconds
   * @param maxWindows the most windows that one object may fall into; each takes tens of kilobytes
   */
  public ObjectReader(LogReader reader, Duration width, int maxWindows) {
    this(reader, width, maxWindows, ClientMask.Choice.FULL);
  }

  /** As the others, with both. */
  public ObjectReader(LogReader reader, Duration width, int maxWindows, ClientMask.Choice mask) {
    this.maxWindows = maxWindows;
    this.mask = requireNonNull(mask, "mask");
    this.reader = requireNonNull(reader, "reader");
    this.width = requireNonNull(width, "width");
  }

  /**
   * Reads the object; the stream is not closed.
   *
   * @param arrival when the object came; it dates rejected lines of an object without any other
   *     time
   * @throws io.weir.log.UnreadableObjectException if the object is damaged, cut short or over the
   *     limits
   * @throws IOException if the stream fails
   */
  public ObjectParts read(InputStream in, ObjectRef object, ThreatScanner scanner, Instant arrival)
      throws IOException {
    return read(in, object, scanner, AllowList.NONE, arrival);
  }

  /** As the other; what an operator allows is no attack. */
  public ObjectParts read(
      InputStream in, ObjectRef object, ThreatScanner scanner, AllowList allowed, Instant arrival)
      throws IOException {
    ObjectAggregator aggregator =
        new ObjectAggregator(object, width, scanner, allowed, arrival, maxWindows, mask);
    ReadReport report = reader.read(in, object.key(), aggregator);
    return new ObjectParts(aggregator.parts(), report, aggregator.allowed());
  }
}
