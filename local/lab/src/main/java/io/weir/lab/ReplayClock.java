package io.weir.lab;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands where it was put: a replay moves it through the time of the logs. */
public final class ReplayClock extends Clock {
  private volatile Instant now;

  public ReplayClock(Instant now) {
    this.now = now;
  }

  public void moveTo(Instant time) {
    now = time;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("a replay runs in UTC, not " + zone);
  }
}
