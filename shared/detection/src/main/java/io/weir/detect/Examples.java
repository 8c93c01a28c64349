package io.weir.detect;

import io.weir.window.RequestSample;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Requests as lines for people. */
final class Examples {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Examples() {}

  /** Returns when, who, what, and how it was answered. */
  static String line(RequestSample request) {
    Instant time = Instant.EPOCH.plus(request.timeMicros(), ChronoUnit.MICROS);
    return SECOND.format(time)
        + " "
        + request.client()
        + " "
        + request.method()
        + " "
        + request.target()
        + " answered "
        + (request.status() > 0 ? Integer.toString(request.status()) : "by nothing")
        + (request.sentBytes() >= 0
            ? ", " + Numbers.text((double) request.sentBytes(), "bytes")
            : "")
        + (request.succeeded() ? ", may have succeeded" : "");
  }
}
