package io.weir.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.json.Json;
import io.weir.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/**
 * The time for which a schedule runs a function: what the event says, not when it came. A run that
 * is repeated or late is then the same run.
 */
public final class ScheduledTime {
  private ScheduledTime() {}

  /**
   * Returns the time of the event.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is no scheduled event
   */
  public static Instant read(InputStream in) throws IOException {
    return of(Json.object(new String(in.readAllBytes(), UTF_8)));
  }

  /**
   * Returns the time of the event.
   *
   * @throws IllegalArgumentException if it is no scheduled event
   */
  public static Instant of(JsonObject event) {
    if (!event.has("time")) {
      throw new IllegalArgumentException("not a scheduled event; it has " + event.names());
    }
    return event.instant("time");
  }
}
