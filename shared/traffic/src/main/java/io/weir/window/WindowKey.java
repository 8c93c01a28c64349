package io.weir.window;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * Which window: one source's traffic in the half-open time {@code [start, start + width)}.
 *
 * @param source the load balancer or distribution, such as {@code app/web/50dc6c495c0c9188}
 * @param start the first instant of the window, a multiple of the width since 1970
 * @param width the length of the window, whole seconds
 */
public record WindowKey(String source, Instant start, Duration width)
    implements Comparable<WindowKey> {
  /** The width that is used unless an operator asks for another. */
  public static final Duration DEFAULT_WIDTH = Duration.ofMinutes(5);

  public WindowKey {
    requireNonNull(source, "source");
    requireNonNull(start, "start");
    if (source.isEmpty()) {
      throw new IllegalArgumentException("source must not be empty");
    }
    if (width.compareTo(Duration.ofSeconds(1)) < 0
        || !width.equals(Duration.ofSeconds(width.toSeconds()))) {
      throw new IllegalArgumentException("width must be whole seconds, at least one: " + width);
    }
    if (start.getNano() != 0 || Math.floorMod(start.getEpochSecond(), width.toSeconds()) != 0) {
      throw new IllegalArgumentException("start must be a multiple of " + width + ": " + start);
    }
  }

  /** Returns the key of the window that the time falls into. */
  public static WindowKey of(String source, Instant time, Duration width) {
    long seconds = width.toSeconds();
    long start = Math.floorDiv(time.getEpochSecond(), seconds) * seconds;
    return new WindowKey(source, Instant.ofEpochSecond(start), width);
  }

  /** Returns the first instant after the window. */
  public Instant end() {
    return start.plus(width);
  }

  /** Returns the key of the window just before. */
  public WindowKey before() {
    return new WindowKey(source, start.minus(width), width);
  }

  @Override
  public int compareTo(WindowKey other) {
    int byStart = start.compareTo(other.start);
    if (byStart != 0) {
      return byStart;
    }
    int bySource = source.compareTo(other.source);
    return bySource != 0 ? bySource : width.compareTo(other.width);
  }
}
