package io.weir.store;

import io.weir.store.work.OvertakenException;
import io.weir.store.work.Turn;
import java.time.Instant;

/**
 * Where scoring writes. Whatever a scorer writes, it writes in its turn at the source: of two that
 * score the same source at once, only the later one changes anything.
 */
public interface VerdictStore {
  /** Begins a turn at the source and ends that of any other scorer. */
  Turn take(String source);

  /**
   * Writes the verdict, whole or not at all; a very large one, or one with an incident that changed
   * twice, in pieces, the summary last.
   *
   * @throws OvertakenException if the turn is over; nothing is written then
   */
  void commit(Turn turn, Verdict verdict) throws OvertakenException;

  /**
   * Keeps what the source's own past says, in place of what was kept before.
   *
   * @throws OvertakenException if the turn is over; nothing is written then
   */
  void keep(Turn turn, OwnPast past) throws OvertakenException;

  /** Notes that everything up to the time was judged, unless the turn is over. */
  void finish(Turn turn, Instant judgedUntil);
}
