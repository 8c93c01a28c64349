package io.weir.step.score;

import io.weir.detect.Knowledge;
import io.weir.feature.Familiar;
import io.weir.window.Dimension;
import java.time.Instant;
import java.util.Optional;

/** What may be known of a source at a time: the trained model, or else what its own past says. */
final class Learned {
  private final Optional<Knowledge> trained;
  private final Optional<Past> past;
  private final Memory memory;

  /** Knows what a model knows. */
  Learned(Knowledge trained, Memory memory) {
    this.trained = Optional.of(trained);
    this.past = Optional.empty();
    this.memory = memory;
  }

  /** Knows what the past says. */
  Learned(Past past, Memory memory) {
    this.trained = Optional.empty();
    this.past = Optional.of(past);
    this.memory = memory;
  }

  /** Returns what is known at the time; empty if that is too little to judge by. */
  Optional<Knowledge> at(Instant time) {
    return trained.or(() -> past.flatMap(each -> each.at(time)));
  }

  /** Returns what the past says, if that is what is known. */
  Optional<Past> past() {
    return past;
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
}
