package io.weir.incident;

import static java.util.Objects.requireNonNull;

import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;

/**
 * A release of what stands behind a source, as somebody marked it or a service of AWS told it.
 *
 * @param id the same for its beginning and its end
 * @param source the sources that it touches; {@code *} for all, or how they begin before a final
 *     {@code *}
 * @param from its beginning
 * @param until its end, which is guessed while it goes on
 * @param what what is released, for people
 */
public record Deploy(String id, String source, Instant from, Instant until, String what) {
  /** What takes longer is no release, and nothing is excused so long. */
  public static final Duration LONGEST = Duration.ofHours(4);

  /** So long it is looked at closely what it has done. */
  public static final Duration WATCHED = Duration.ofHours(1);

  private static final int MAX_CHARS = 200;

  public Deploy {
    requireNonNull(source, "source");
    requireNonNull(what, "what");
    if (id.isEmpty() || id.length() > MAX_CHARS || what.length() > MAX_CHARS) {
      throw new IllegalArgumentException("a deploy needs an id, and both it and words are short");
    }
    if (!from.isBefore(until) || Duration.between(from, until).compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("no deploy of four hours at most: " + from + ", " + until);
    }
  }

  /** Returns the same with another end, in its bounds. */
  public Deploy endedAt(Instant end) {
    Instant latest = from.plus(LONGEST);
    Instant earliest = from.plusSeconds(1);
    Instant bounded = end.isBefore(earliest) ? earliest : end.isAfter(latest) ? latest : end;
    return new Deploy(id, source, from, bounded, what);
  }

  /** Returns whether some of the window is of its time. */
  boolean isDuring(WindowKey window) {
    return touches(window.source()) && window.end().isAfter(from) && window.start().isBefore(until);
  }

  /** Returns whether the window lies behind it, and not long. */
  boolean isJustBefore(WindowKey window) {
    return touches(window.source())
        && !window.start().isBefore(until)
        && window.start().isBefore(until.plus(WATCHED));
  }

  private boolean touches(String name) {
    return source.endsWith("*")
        ? name.startsWith(source.substring(0, source.length() - 1))
        : name.equals(source);
  }
}
