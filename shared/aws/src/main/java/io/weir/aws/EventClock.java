package io.weir.aws;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Tells the time of the event that this thread handles, and the time of day outside of one. So a
 * delayed or repeated event is judged as of its own time, and a past day can be replayed.
 */
public final class EventClock extends Clock {
  private static final ThreadLocal<Instant> EVENT_TIME = new ThreadLocal<>();

  private final Clock timeOfDay;

  public EventClock(Clock timeOfDay) {
    this.timeOfDay = timeOfDay;
  }

  /** Work that may fail to read or write. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws IOException;
  }

  /** Runs the work as of the time. */
  public <T> T at(Instant time, Work<T> work) throws IOException {
    EVENT_TIME.set(time);
    try {
      return work.run();
    } finally {
      EVENT_TIME.remove();
    }
  }

  @Override
  public Instant instant() {
    Instant time = EVENT_TIME.get();
    return time == null ? timeOfDay.instant() : time;
  }

  @Override
  public ZoneId getZone() {
    return timeOfDay.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new EventClock(timeOfDay.withZone(zone));
  }
}
