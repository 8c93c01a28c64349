package io.weir.step.score;

import io.weir.baseline.History;
import io.weir.baseline.ProfileCodec;
import io.weir.baseline.ProfileFitter;
import io.weir.bytes.Blob;
import io.weir.detect.Knowledge;
import io.weir.step.Setback;
import io.weir.store.OwnPast;
import io.weir.store.WindowStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the own past of a source says that has no trained model. The past ends before the hour of
 * the window, or before its day once there are some days of it, so that a window's verdict does not
 * depend on when it is scored. It is read whole once in that time, and what it says is kept.
 */
final class Past {
  private static final int MIN_WINDOWS = 12;
  private static final Duration HOURLY_FOR = Duration.ofDays(3);
  private static final long HOUR_SECONDS = 3600;
  private static final long DAY_SECONDS = 24 * HOUR_SECONDS;
  private static final Blob NOTHING = Blob.of(new byte[0]);

  private final WindowStore windows;
  private final String source;
  private final Duration width;
  private final Duration memory;
  private final ProfileFitter fitter;
  private final Fitted fitted;
  private final Consumer<Setback> setbacks;
  private final Map<Instant, OwnPast> earlier = new HashMap<>();
  private Optional<OwnPast> kept;
  private boolean isNew;

  /**
   * @param memory how far back the past is looked at
   */
  Past(
      WindowStore windows,
      String source,
      Duration width,
      Duration memory,
      ProfileFitter fitter,
      Fitted fitted,
      Consumer<Setback> setbacks) {
    this.windows = windows;
    this.source = source;
    this.width = width;
    this.memory = memory;
    this.fitter = fitter;
    this.fitted = fitted;
    this.setbacks = setbacks;
    this.kept = windows.ownPast(source, width);
  }

  /** What another version has kept, or with another time zone, is made anew. */
  private boolean isReadable(OwnPast past) {
    try {
      return fitted.knowledge(past).map(known -> fitter.hasZoneOf(known.profile())).orElse(true);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Returns what is known at the time; empty if that is too little to judge by. */
  Optional<Knowledge> at(Instant time) {
    OwnPast past =
        kept.filter(each -> isOf(each, time) && isReadable(each))
            .or(() -> earlier.values().stream().filter(each -> isOf(each, time)).findFirst())
            .orElseGet(() -> read(time));
    return fitted.knowledge(past);
  }

  private static boolean isOf(OwnPast past, Instant time) {
    return past.first().isBefore(time) && until(past.first(), time).equals(past.until());
  }

  private static Instant until(Instant first, Instant time) {
    boolean young = first.plus(HOURLY_FOR).isAfter(time);
    return floor(time, young ? HOUR_SECONDS : DAY_SECONDS);
  }

  private static Instant floor(Instant time, long seconds) {
    return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
  }

  private OwnPast read(Instant time) {
    Instant from = floor(time, DAY_SECONDS).minus(memory);
    Memory past = Memory.read(windows, source, width, from, time, setbacks);
    Instant first = past.first().orElse(time);
    Instant until = first.isBefore(time) ? until(first, time) : time;
    List<History> before = past.before(until);
    Blob profile =
        History.normal(before).size() < MIN_WINDOWS
            ? NOTHING
            : ProfileCodec.write(fitter.fit(before));
    OwnPast made = new OwnPast(source, width, first, until, profile);
    if (kept.filter(each -> each.until().isAfter(until)).isEmpty()) {
      kept = Optional.of(made);
      isNew = true;
    } else {
      earlier.put(until, made);
    }
    return made;
  }

  /** Returns whether a verdict on a window that starts at the time puts an end to what is kept. */
  boolean endsWith(Instant start) {
    return kept.filter(past -> past.endsWith(start)).isPresent();
  }

  /** Forgets what was known before a verdict that put an end to it. */
  void forget() {
    kept = Optional.empty();
    isNew = false;
    earlier.clear();
  }

  /** Returns what is to be kept for the turns that follow. */
  Optional<OwnPast> toKeep() {
    return isNew ? kept : Optional.empty();
  }
}
