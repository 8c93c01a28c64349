package io.weir.store.outbound;

import java.time.Instant;

/**
 * Which alerts went out. An alert is claimed before it is sent and confirmed after, so that a
 * repeated stream record sends nothing twice and a crash in between loses nothing.
 */
public interface NoticeStore {
  /**
   * Claims the alert for sending.
   *
   * @return true if it is the caller's to send: never claimed, or claimed before {@code
   *     staleBefore} and never confirmed
   */
  boolean claim(String alertId, Instant now, Instant staleBefore);

  /** Gives back the claim that was made at the time, if it still stands and is not confirmed. */
  void release(String alertId, Instant claimedAt);

  /** Notes that the alert was sent. */
  void confirm(String alertId, Instant now);

  /** Returns whether the alert was confirmed. */
  boolean isConfirmed(String alertId);
}
