package io.weir.step;

import static java.util.Objects.requireNonNull;

import io.weir.log.LogFormat;
import io.weir.store.WindowStore;
import io.weir.store.work.SourceArrival;
import io.weir.window.Counter;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stores the parts of an object, and lets scoring know of them. Repeating it changes nothing. */
public final class PartIntake {
  /** Further ahead, a time is wrong and nothing that a node's clock may say. */
  private static final Duration FURTHEST_AHEAD = Duration.ofDays(1);

  private static final Duration LOOK_EVERY = Duration.ofMinutes(5);

  private final WindowStore windows;
  private final Lateness lateness;

  public PartIntake(WindowStore windows, Settings settings) {
    this(windows, settings.lateness());
  }

  PartIntake(WindowStore windows, Lateness lateness) {
    this.windows = requireNonNull(windows, "windows");
    this.lateness = requireNonNull(lateness, "lateness");
  }

  /**
   * Takes the parts of an object.
   *
   * @param format the format of the object, which says when its windows settle
   * @param arrived when the object came
   * @return how many requests lie more than a day ahead of that: they are stored, but neither
   *     judged nor taken for a sign of life
   */
  public long take(List<WindowPart> parts, LogFormat format, Instant arrived) {
    // All parts first, then the marks, then the sources: after a crash in between, the repeated
    // delivery puts equal parts, marks them, and wakes their sources.
    Map<WindowKey, Long> places = new HashMap<>();
    parts.forEach(part -> places.put(part.key(), windows.putPart(part, arrived)));
    Map<String, Waking> bySource = new TreeMap<>();
    long ahead = 0;
    for (WindowPart part : parts) {
      WindowKey key = part.key();
      if (key.start().isAfter(arrived.plus(FURTHEST_AHEAD))) {
        ahead += part.window().count(Counter.REQUESTS) + part.window().signals().total();
        continue;
      }
      boolean attacked = !part.window().threats().isEmpty();
      windows.markDirty(key, attacked || lateness.isLong(format), places.get(key));
      Instant due = attacked ? arrived : look(key, format, arrived);
      bySource.merge(key.source(), new Waking(key, due), Waking::and);
    }
    bySource.forEach(
        (source, waking) ->
            windows.noteArrival(new SourceArrival(format, waking.latest(), arrived), waking.due()));
    return ahead;
  }

  /** Returns when to look at the window: once it has settled, or soon if that takes long. */
  private Instant look(WindowKey key, LogFormat format, Instant arrived) {
    Instant settled = key.end().plus(lateness.evaluateAfter(format));
    if (!lateness.isLong(format)) {
      return settled;
    }
    // Objects come together: those of some minutes are looked at once.
    long step = LOOK_EVERY.toSeconds();
    Instant soon = Instant.ofEpochSecond(-Math.floorDiv(-arrived.getEpochSecond(), step) * step);
    return soon.isBefore(settled) ? soon : settled;
  }

  /** The latest window of a source in the object, and when there is something to do. */
  private record Waking(WindowKey latest, Instant due) {
    Waking and(Waking other) {
      return new Waking(
          latest.start().isAfter(other.latest.start()) ? latest : other.latest,
          due.isBefore(other.due) ? due : other.due);
    }
  }
}
