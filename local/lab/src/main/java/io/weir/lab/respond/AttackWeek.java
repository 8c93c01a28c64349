package io.weir.lab.respond;

import io.weir.finding.FindingType;
import io.weir.lab.generate.TrafficGenerator;
import io.weir.lab.generate.TrafficShape;
import io.weir.lab.generate.traffic.Chance;
import io.weir.lab.generate.traffic.Crowd;
import io.weir.lab.generate.trouble.Calm;
import io.weir.lab.generate.trouble.Clients;
import io.weir.lab.generate.trouble.Effect;
import io.weir.lab.generate.trouble.Effects;
import io.weir.lab.generate.trouble.Event;
import io.weir.lab.generate.trouble.EventFactory;
import io.weir.log.LogFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A week with ten attacks of clients that can be kept out, and between them what must not be
 * answered so: an attacker among the people of an office, a link that others are led to follow, a
 * flood of thousands, many visitors, a crawler of which nothing but its name is known, and a dozen
 * clients that send the same requests.
 */
final class AttackWeek {
  private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
  private static final int DAY_WINDOWS = 288;

  /** There is a day to learn from. */
  private static final Duration FIRST = Duration.ofHours(25);

  /** An attack of three hours is over when the next begins, and mostly its blocks are. */
  private static final Duration APART = Duration.ofHours(9);

  private static final String OFFICE = "198.51.100.40";

  private static final int ATTACKS = 10;

  private static final List<FindingType> OF_ONE_CLIENT =
      List.of(
          FindingType.SQL_INJECTION,
          FindingType.CROSS_SITE_SCRIPTING,
          FindingType.PATH_TRAVERSAL,
          FindingType.COMMAND_INJECTION,
          FindingType.LOG4SHELL,
          FindingType.SCANNER,
          FindingType.BOT_TRAFFIC);

  private final TrafficShape shape;
  private final Chance chance;
  private final List<Event> events = new ArrayList<>();
  private final Duration apart;

  private AttackWeek(TrafficShape shape, Duration apart) {
    this.apart = apart;
    this.shape = shape;
    this.chance = Chance.of(shape.seed(), "attacks", 0);
  }

  /** Returns the week of the seed. */
  static TrafficGenerator of(long seed) {
    return of(seed, 7, APART);
  }

  /** Returns the same attacks in fewer days. */
  static TrafficGenerator shortened(long seed) {
    return of(seed, 4, APART.dividedBy(2));
  }

  private static TrafficGenerator of(long seed, int days, Duration apart) {
    Chance size = Chance.of(seed, "attacked", 0);
    TrafficShape shape =
        new TrafficShape(
            seed,
            "app/shop-" + seed + "/50dc6c495c0c9188",
            LogFormat.ALB,
            MONDAY,
            days * DAY_WINDOWS,
            size.between(160, 360),
            2,
            4,
            ZoneId.of("UTC"),
            Set.of());
    AttackWeek week = new AttackWeek(shape, apart);
    week.attacks();
    week.others();
    week.everyDay();
    return new TrafficGenerator(shape, week.events);
  }

  /** Returns the attacks of clients that can be kept out: the first of the week's events. */
  static List<Event> attacks(List<Event> events) {
    return events.subList(0, ATTACKS);
  }

  private void attacks() {
    Instant at = MONDAY.plus(FIRST);
    for (FindingType type : OF_ONE_CLIENT) {
      events.add(EventFactory.of(type, at, lasts(), shape, chance));
      at = at.plus(apart);
    }
    double items = chance.between(600, 1200);
    attack(FindingType.SCRAPER, at, Clients.scrapers(addresses(4), items));
    at = at.plus(apart);
    double tries = chance.between(80, 200);
    attack(FindingType.CREDENTIAL_ATTACK, at, Clients.signIns(addresses(3), tries));
    at = at.plus(apart);
    double many = chance.between(60, 150);
    attack(FindingType.SQL_INJECTION, at, Clients.attackFrom(addresses(3), many));
  }

  private void others() {
    Instant at = MONDAY.plus(FIRST).plus(apart.dividedBy(2));
    attack(FindingType.DISTRIBUTED_FLOOD, at, Effects.flood("/search", chance.between(1.5, 3)));
    at = at.plus(apart);
    calm(at, lasts(), Effects.crowd(chance.between(2.2, 4)));
    at = at.plus(apart);
    calm(at, lasts(), Clients.laidLink(60));
    at = at.plus(apart);
    attack(FindingType.SQL_INJECTION, at, Clients.attackFrom(List.of(OFFICE), 15));
    at = at.plus(apart);
    calm(at, Duration.ofHours(3), Calm.crawler(0.5));
    at = at.plus(apart);
    attack(FindingType.SQL_INJECTION, at, Clients.attackFrom(addresses(12), 150));
  }

  private void everyDay() {
    for (int day = 0; day < 7; day++) {
      Instant morning = MONDAY.plus(Duration.ofDays(day)).plus(Duration.ofHours(7));
      calm(morning, Duration.ofHours(10), Clients.office(OFFICE, 0.15));
      for (int probe = chance.count(6); probe > 0; probe--) {
        Instant at = MONDAY.plus(Duration.ofDays(day)).plusSeconds(chance.below(86_000));
        Effect effect = Calm.probe(Crowd.address(chance, 0));
        Optional<FindingType> type = Optional.of(FindingType.SCANNER);
        events.add(new Event(type, at, Duration.ofSeconds(20), "", effect));
      }
      Instant night = MONDAY.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(125));
      calm(night, Duration.ofMinutes(10), Calm.nightlyJob());
    }
  }

  private void attack(FindingType type, Instant at, Effect effect) {
    events.add(new Event(Optional.of(type), at, lasts(), "", effect));
  }

  private void calm(Instant at, Duration length, Effect effect) {
    events.add(new Event(Optional.empty(), at, length, "", effect));
  }

  private Duration lasts() {
    return apart.dividedBy(9).plus(apart.multipliedBy(chance.below(121)).dividedBy(540));
  }

  private List<String> addresses(int count) {
    return IntStream.range(0, count).mapToObj(i -> Crowd.address(chance, 0)).toList();
  }
}
