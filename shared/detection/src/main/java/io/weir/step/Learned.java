package io.weir.step;

import io.weir.baseline.History;
import io.weir.baseline.ProfileFitter;
import io.weir.detect.Knowledge;
import io.weir.detect.Limits;
import io.weir.feature.Familiar;
import io.weir.window.Dimension;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What may be known of a source at a time: the trained model, or else what its own past says. The
 * past ends before the hour of the window, or before its day once there are some days of it, so
 * that a window's verdict does not depend on when it is scored.
 */
final class Learned {
  private static final int MIN_WINDOWS = 12;
  private static final Duration HOURLY_FOR = Duration.ofDays(3);
  private static final long HOUR_SECONDS = 3600;
  private static final long DAY_SECONDS = 24 * HOUR_SECONDS;

  private final String source;
  private final Fitted fitted;
  private final Optional<Knowledge> trained;
  private final Memory memory;
  private final ProfileFitter fitter;
  private final Map<Instant, Optional<Knowledge>> own = new HashMap<>();

  Learned(
      String source,
      Optional<Knowledge> trained,
      Memory memory,
      ProfileFitter fitter,
      Fitted fitted) {
    this.source = source;
    this.fitted = fitted;
    this.trained = trained;
    this.memory = memory;
    this.fitter = fitter;
  }

  /** Returns what is known at the time; empty if that is too little to judge by. */
  Optional<Knowledge> at(Instant time) {
    if (trained.isPresent()) {
      return trained;
    }
    Optional<Instant> first = memory.first();
    if (first.isEmpty() || !first.get().isBefore(time)) {
      return Optional.empty();
    }
    boolean young = first.get().plus(HOURLY_FOR).isAfter(time);
    long step = young ? HOUR_SECONDS : DAY_SECONDS;
    Instant until = Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), step) * step);
    return own.computeIfAbsent(until, this::fromThePastUntil);
  }

  /** Returns the clients and paths that are nothing new at the time. */
  Familiar familiar(Instant time) {
    Familiar familiar = new Familiar();
    at(time)
        .map(Knowledge::profile)
        .ifPresent(
            profile -> {
              familiar.add(Dimension.CLIENT, profile.shares(Dimension.CLIENT).keySet());
              familiar.add(Dimension.PATH, profile.shares(Dimension.PATH).keySet());
            });
    return memory.familiar(time, familiar);
  }

  private Optional<Knowledge> fromThePastUntil(Instant time) {
    var past = memory.before(time);
    if (History.normal(past).size() < MIN_WINDOWS) {
      return Optional.empty();
    }
    return Optional.of(
        fitted.get(
            source,
            past,
            () -> new Knowledge(fitter.fit(past), Limits.defaults(), Optional.empty())));
  }
}
