package io.weir.incident;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Another incident that went on when one began, as a line for people. */
final class Related {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Related() {}

  static String line(Incident other) {
    return other.type().label()
        + (other.subject().isEmpty() ? "" : " about " + other.subject())
        + " since "
        + MINUTE.format(other.opened())
        + " UTC, incident "
        + other.id();
  }
}
