package io.weir.store.work;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A scorer's turn at a source. It lasts until another one takes a turn at the same source; whoever
 * was overtaken so can write nothing any more.
 *
 * @param source which source
 * @param number counts the turns at it
 * @param judgedUntil up to when the last finished turn has judged; the epoch before the first
 */
public record Turn(String source, long number, Instant judgedUntil) {
  public Turn {
    requireNonNull(source, "source");
    requireNonNull(judgedUntil, "judgedUntil");
  }
}
