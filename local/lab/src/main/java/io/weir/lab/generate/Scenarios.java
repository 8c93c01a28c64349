package io.weir.lab.generate;

import io.weir.finding.FindingType;
import io.weir.lab.generate.traffic.Chance;
import io.weir.lab.generate.trouble.Effect;
import io.weir.lab.generate.trouble.Event;
import io.weir.lab.generate.trouble.EventFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Made-up traffic with something in it. */
public final class Scenarios {
  private Scenarios() {}

  /**
   * Returns a day of a web shop's ALB with one incident of each of the plainest kinds, apart from
   * each other, the first not before six o'clock.
   */
  public static TrafficGenerator day(long seed, Instant start) {
    TrafficShape shape = TrafficShape.day(seed, start);
    Chance chance = Chance.of(seed, "day", 0);
    List<Event> events = new ArrayList<>();
    Instant at = start.plus(Duration.ofHours(6)).plus(Duration.ofMinutes(5L * chance.below(6)));
    for (FindingType type :
        List.of(
            FindingType.ERROR_SPIKE,
            FindingType.SQL_INJECTION,
            FindingType.PERFORMANCE_DEGRADATION,
            FindingType.CROSS_SITE_SCRIPTING,
            FindingType.BOT_TRAFFIC,
            FindingType.PATH_TRAVERSAL,
            FindingType.TRAFFIC_SPIKE,
            FindingType.SCANNER,
            FindingType.DISTRIBUTED_FLOOD)) {
      Duration length = Duration.ofMinutes(25 + 5L * chance.below(3));
      events.add(EventFactory.of(type, at, length, shape, chance));
      at = at.plus(Duration.ofMinutes(110 + 5L * chance.below(3)));
    }
    return new TrafficGenerator(shape, events);
  }

  /** Returns a day on which nothing is wrong. */
  public static TrafficGenerator quietDay(long seed, Instant start) {
    return new TrafficGenerator(TrafficShape.day(seed, start), List.of());
  }

  static Event calm(Instant start, Duration length, Effect effect) {
    return new Event(Optional.empty(), start, length, "", effect);
  }
}
