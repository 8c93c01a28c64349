package io.weir.lab.generate;

import io.weir.finding.FindingType;
import io.weir.lab.generate.traffic.Chance;
import io.weir.lab.generate.traffic.Crowd;
import io.weir.lab.generate.traffic.Rhythm;
import io.weir.lab.generate.trouble.Calm;
import io.weir.lab.generate.trouble.Effects;
import io.weir.lab.generate.trouble.Event;
import io.weir.lab.generate.trouble.EventFactory;
import io.weir.log.LogFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Two weeks to learn from and one to be judged by, of a source like no other: its own size, zone,
 * targets and pages. The judged week has one incident of each type, far apart, and much that is
 * awkward but no incident. The weeks before have some incidents too, as real history has.
 */
public final class Weeks {
  /** How many weeks there are to learn from. */
  public static final int HISTORY_WEEKS = 2;

  private static final Duration WEEK = Duration.ofDays(7);
  private static final int WEEK_WINDOWS = 2016;
  private static final double ENOUGH_REQUESTS = 100;
  private static final int TRIES = 200;

  private static final List<FindingType> TYPES =
      List.of(
          FindingType.ERROR_SPIKE,
          FindingType.PERFORMANCE_DEGRADATION,
          FindingType.TRAFFIC_SPIKE,
          FindingType.TRAFFIC_DROP,
          FindingType.MISSING_LOGS,
          FindingType.BOT_TRAFFIC,
          FindingType.DISTRIBUTED_FLOOD,
          FindingType.BACKEND_LOSS,
          FindingType.FORMAT_DRIFT,
          FindingType.COMPLIANCE,
          FindingType.UNKNOWN_ANOMALY,
          FindingType.SQL_INJECTION,
          FindingType.CROSS_SITE_SCRIPTING,
          FindingType.PATH_TRAVERSAL,
          FindingType.COMMAND_INJECTION,
          FindingType.LOG4SHELL,
          FindingType.SCANNER);

  private final TrafficShape shape;
  private final Rhythm rhythm;
  private final Chance chance;
  private final List<Event> events = new ArrayList<>();

  private Weeks(TrafficShape shape) {
    this.shape = shape;
    this.rhythm = new Rhythm(shape);
    this.chance = Chance.of(shape.seed(), "weeks", 0);
  }

  /** Returns the weeks of the seed. */
  public static TrafficGenerator of(long seed) {
    Chance chance = Chance.of(seed, "shape", 0);
    Instant start = Instant.parse("2026-01-05T00:00:00Z").plus(WEEK.multipliedBy(chance.below(30)));
    return of(seed, start, chance);
  }

  /** Returns the weeks of the seed, from the time on: several seeds are sources side by side. */
  public static TrafficGenerator of(long seed, Instant start) {
    return of(seed, start, Chance.of(seed, "shape", 0));
  }

  private static TrafficGenerator of(long seed, Instant start, Chance chance) {
    ZoneId zone =
        ZoneId.of(chance.of(List.of("UTC", "Europe/Berlin", "America/New_York", "Asia/Tokyo")));
    LocalDate judged = start.plus(WEEK.multipliedBy(HISTORY_WEEKS)).atZone(zone).toLocalDate();
    Set<LocalDate> holidays =
        chance.happens(0.4) ? Set.of(judged.plusDays(1 + chance.below(4))) : Set.of();
    TrafficShape shape =
        new TrafficShape(
            seed,
            "app/shop-" + seed + "/50dc6c495c0c9188",
            LogFormat.ALB,
            start,
            WEEK_WINDOWS * (HISTORY_WEEKS + 1),
            chance.between(160, 360),
            2,
            3 + chance.below(6),
            zone,
            holidays);
    Weeks weeks = new Weeks(shape);
    weeks.fill();
    return new TrafficGenerator(shape, weeks.events);
  }

  /** Returns when the judged week begins. */
  public static Instant judgedFrom(TrafficShape shape) {
    return shape.start().plus(WEEK.multipliedBy(HISTORY_WEEKS));
  }

  private void fill() {
    Instant judged = judgedFrom(shape);
    for (int week = 0; week < HISTORY_WEEKS; week++) {
      Instant from = shape.start().plus(WEEK.multipliedBy(week)).plus(Duration.ofDays(2));
      List<FindingType> some = new ArrayList<>(TYPES);
      shuffle(some);
      incidents(from, Duration.ofDays(5), some.subList(0, 3));
    }
    List<FindingType> all = new ArrayList<>(TYPES);
    shuffle(all);
    incidents(judged, WEEK, all);
    for (Instant day = shape.start(); day.isBefore(end()); day = day.plus(Duration.ofDays(1))) {
      awkward(day);
    }
  }

  private Instant end() {
    return judgedFrom(shape).plus(WEEK);
  }

  private void incidents(Instant from, Duration length, List<FindingType> types) {
    Duration slot = length.dividedBy(types.size());
    for (int i = 0; i < types.size(); i++) {
      Instant slotStart = from.plus(slot.multipliedBy(i)).plus(Duration.ofHours(1));
      Duration room = slot.minus(Duration.ofHours(3));
      Duration lasts = Duration.ofMinutes(20 + chance.below(41));
      events.add(EventFactory.of(types.get(i), busyTime(slotStart, room), lasts, shape, chance));
    }
  }

  /** Returns a time in the room at which there is traffic enough to judge by, if there is one. */
  private Instant busyTime(Instant from, Duration room) {
    Instant time = from;
    for (int i = 0; i < TRIES; i++) {
      time = from.plusSeconds((long) (chance.share() * room.toSeconds()));
      if (rhythm.requests(time) >= ENOUGH_REQUESTS) {
        return time;
      }
    }
    return time;
  }

  /** Things of every day that nobody should be called for. */
  private void awkward(Instant day) {
    if (chance.happens(0.7)) {
      rollingDeployment(day.plus(Duration.ofMinutes(chance.below(1380))));
    }
    if (chance.happens(0.6)) {
      Instant start = day.plus(Duration.ofMinutes(chance.below(1200)));
      events.add(
          Scenarios.calm(
              start,
              Duration.ofMinutes(60 + chance.below(180)),
              Calm.crawler(chance.between(0.02, 0.06))));
    }
    int probes = chance.count(6);
    for (int i = 0; i < probes; i++) {
      Instant start = day.plusSeconds(chance.below(86_000));
      String client = Crowd.address(chance, 0);
      events.add(Scenarios.calm(start, Duration.ofSeconds(20), Calm.probe(client)));
    }
    if (chance.happens(0.3)) {
      Instant start = day.plus(Duration.ofMinutes(chance.below(1380)));
      String client = Crowd.address(chance, 0);
      events.add(Scenarios.calm(start, Duration.ofMinutes(30), Effects.blocked(client, 25)));
    }
    // A report that somebody's machine draws every night.
    events.add(
        Scenarios.calm(
            day.plus(Duration.ofMinutes(125)), Duration.ofMinutes(10), Calm.nightlyJob()));
  }

  /** One target after the other is drained and comes back; a few requests fail on the way. */
  private void rollingDeployment(Instant start) {
    Instant at = start;
    for (String target : shape.targetAddresses()) {
      events.add(Scenarios.calm(at, Duration.ofMinutes(3), Calm.draining(target)));
      at = at.plus(Duration.ofMinutes(3));
    }
  }

  private void shuffle(List<FindingType> types) {
    for (int i = types.size() - 1; i > 0; i--) {
      Collections.swap(types, i, chance.below(i + 1));
    }
  }
}
