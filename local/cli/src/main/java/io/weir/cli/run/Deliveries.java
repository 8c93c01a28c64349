package io.weir.cli.run;

import io.weir.log.LogFormat;
import io.weir.step.Lateness;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells from the times at which a source's objects were written whether those are the times of
 * their delivery: a copy that was made later has its own. They are believed if nearly all objects
 * were written between their last window and the time by which it is judged.
 */
final class Deliveries {
  /** The usual delay of ALB nodes; what is taken where no time is believed. */
  private static final Duration USUAL = Duration.ofMinutes(5);

  /** CloudFront's promise, and more than any other delivers late. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private static final double NEARLY_ALL = 0.9;

  private final Lateness lateness;
  private final Map<String, Tally> bySource = new HashMap<>();

  private static final class Tally {
    private long objects;
    private long inTime;
  }

  Deliveries(Lateness lateness) {
    this.lateness = lateness;
  }

  /** Notes an object, by its parts. */
  void note(List<WindowPart> parts, LogFormat format, Instant written) {
    Map<String, WindowKey> last = new HashMap<>();
    parts.forEach(part -> last.merge(part.key().source(), part.key(), Deliveries::later));
    last.forEach(
        (source, key) -> {
          Tally tally = bySource.computeIfAbsent(source, none -> new Tally());
          Instant judged = key.end().plus(lateness.evaluateAfter(format));
          tally.objects++;
          tally.inTime += written.isBefore(key.start()) || written.isAfter(judged) ? 0 : 1;
        });
  }

  private static WindowKey later(WindowKey one, WindowKey other) {
    return one.start().isBefore(other.start()) ? other : one;
  }

  /** Returns the time at which a part may have been delivered; else one that is never believed. */
  static Instant possible(WindowKey key, Instant written) {
    boolean possible = !written.isBefore(key.start()) && !written.isAfter(key.end().plus(LONGEST));
    return possible ? written : Instant.EPOCH;
  }

  /** Returns when a part of the window came that may have been delivered at the time. */
  Instant of(WindowKey key, Instant possible) {
    Tally tally = bySource.get(key.source());
    boolean believed =
        possible.isAfter(Instant.EPOCH)
            && tally != null
            && tally.inTime >= NEARLY_ALL * tally.objects;
    return believed ? possible : key.end().plus(USUAL);
  }
}
