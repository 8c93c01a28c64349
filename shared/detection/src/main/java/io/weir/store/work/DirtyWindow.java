package io.weir.store.work;

import static java.util.Objects.requireNonNull;

import io.weir.window.WindowKey;
import java.time.Instant;

/**
 * A mark that a window has changed.
 *
 * @param key which window
 * @param marks a stamp that grows with each marking, as it stood when the mark was read
 * @param urgent whether something came that is to be looked at before the window settles
 * @param since from which place in the order of writing on parts may be new since it was looked at
 * @param failures how often in a row it could not be judged
 * @param notBefore when it is to be tried again; the epoch if it never failed
 */
public record DirtyWindow(
    WindowKey key, long marks, boolean urgent, long since, int failures, Instant notBefore) {
  /** Where the mark is for no part that was not seen. */
  public static final long NOTHING_NEW = Long.MAX_VALUE;

  public DirtyWindow {
    requireNonNull(key, "key");
    requireNonNull(notBefore, "notBefore");
  }
}
