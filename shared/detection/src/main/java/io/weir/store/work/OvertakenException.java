package io.weir.store.work;

import java.io.Serial;

/** Another scorer took its turn at the source meanwhile; nothing was written. */
public final class OvertakenException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public OvertakenException(Turn turn) {
    super("turn " + turn.number() + " at " + turn.source() + " is over: another has begun");
  }
}
