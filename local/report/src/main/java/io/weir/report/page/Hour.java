package io.weir.report.page;

import io.weir.baseline.History;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a source carried in one hour.
 *
 * @param start its first moment
 * @param requests how many
 * @param bytes received and sent
 * @param clients the sum of the distinct clients of its windows
 * @param busySeconds how long all requests took together
 * @param troubled whether one of its windows belongs to an incident
 */
record Hour(
    Instant start,
    double requests,
    double bytes,
    double clients,
    double busySeconds,
    boolean troubled) {
  private static final double MICROS = 1e6;

  /** Returns the hours that lie wholly in the source's time, earliest first. */
  static List<Hour> of(SourceFacts facts) {
    Set<Instant> troubled = new HashSet<>();
    for (History window : facts.source().history()) {
      if (window.anomalous()) {
        troubled.add(window.start().truncatedTo(ChronoUnit.HOURS));
      }
    }
    Map<Instant, Hour> hours = new TreeMap<>();
    facts
        .windows()
        .forEach(
            (key, numbers) -> {
              Instant hour = key.start().truncatedTo(ChronoUnit.HOURS);
              hours.merge(hour, of(hour, numbers, troubled.contains(hour)), Hour::plus);
            });
    List<Hour> whole = new ArrayList<>();
    for (Hour hour : hours.values()) {
      boolean inside =
          !hour.start().isBefore(facts.start())
              && !hour.start().plus(1, ChronoUnit.HOURS).isAfter(facts.end());
      if (inside) {
        whole.add(hour);
      }
    }
    return whole;
  }

  private static Hour of(Instant start, Numbers numbers, boolean troubled) {
    return new Hour(
        start,
        numbers.requests(),
        (double) numbers.receivedBytes() + numbers.sentBytes(),
        numbers.clients(),
        numbers.busyMicros() / MICROS,
        troubled);
  }

  Hour withBytes(double other) {
    return new Hour(start, requests, other, clients, busySeconds, troubled);
  }

  private Hour plus(Hour other) {
    return new Hour(
        start,
        requests + other.requests,
        bytes + other.bytes,
        clients + other.clients,
        busySeconds + other.busySeconds,
        troubled || other.troubled);
  }
}
