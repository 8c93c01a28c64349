package io.weir.lab.generate;

import static java.util.Objects.requireNonNull;

import io.weir.log.LogFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the traffic of one source is like. The same shape gives the same lines.
 *
 * @param seed fixes all chance
 * @param source the load balancer's name as its lines have it
 * @param format the format of its logs
 * @param start the start of the first window
 * @param windows how many windows of five minutes
 * @param peakRequests how many requests a window has at the busiest hour of a weekday, on average
 * @param nodes how many nodes of the balancer write logs
 * @param targets how many targets answer
 * @param zone where the users live
 * @param holidays days on which they do less
 */
public record TrafficShape(
    long seed,
    String source,
    LogFormat format,
    Instant start,
    int windows,
    double peakRequests,
    int nodes,
    int targets,
    ZoneId zone,
    Set<LocalDate> holidays) {
  /** The length of a window. */
  public static final Duration WIDTH = Duration.ofMinutes(5);

  public TrafficShape {
    requireNonNull(source, "source");
    requireNonNull(format, "format");
    requireNonNull(start, "start");
    requireNonNull(zone, "zone");
    holidays = Set.copyOf(holidays);
    if (Math.floorMod(start.getEpochSecond(), WIDTH.toSeconds()) != 0) {
      throw new IllegalArgumentException("start must be the start of a window: " + start);
    }
    if (windows < 1 || nodes < 1 || targets < 1 || !(peakRequests > 0)) {
      throw new IllegalArgumentException("windows, nodes, targets, requests must be positive");
    }
  }

  /** Returns a day of an ALB in front of a web shop. */
  public static TrafficShape day(long seed, Instant start) {
    return new TrafficShape(
        seed,
        "app/shop/50dc6c495c0c9188",
        LogFormat.ALB,
        start,
        (int) (Duration.ofDays(1).toSeconds() / WIDTH.toSeconds()),
        600,
        2,
        4,
        ZoneId.of("UTC"),
        Set.of());
  }

  /** Returns the addresses of all targets. */
  public List<String> targetAddresses() {
    return IntStream.range(0, targets).mapToObj(i -> "10.0.10." + (11 + i)).toList();
  }

  /** Returns the start of the window. */
  public Instant window(int index) {
    return start.plus(WIDTH.multipliedBy(index));
  }
}
