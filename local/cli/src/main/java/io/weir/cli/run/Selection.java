package io.weir.cli.run;

import static java.util.Objects.requireNonNull;

import io.weir.window.WindowKey;
import java.time.Instant;
import java.util.List;

/**
 * Which windows are looked at: those that overlap {@code [since, until)} and whose source has one
 * of the words in its name.
 *
 * @param since the first moment
 * @param until the moment after the last
 * @param sources parts of names; none for every source
 */
record Selection(Instant since, Instant until, List<String> sources) {
  Selection {
    requireNonNull(since, "since");
    requireNonNull(until, "until");
    sources = List.copyOf(sources);
    if (!since.isBefore(until)) {
      throw new IllegalArgumentException("--since " + since + " is not before --until " + until);
    }
  }

  boolean holds(WindowKey key) {
    boolean named = sources.isEmpty() || sources.stream().anyMatch(key.source()::contains);
    return named && key.end().isAfter(since) && key.start().isBefore(until);
  }

  /** Returns whether anything is left out. */
  boolean isPart() {
    return !sources.isEmpty() || !since.equals(Instant.MIN) || !until.equals(Instant.MAX);
  }
}
