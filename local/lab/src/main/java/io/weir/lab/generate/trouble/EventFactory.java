package io.weir.lab.generate.trouble;

import io.weir.finding.FindingType;
import io.weir.lab.generate.TrafficShape;
import io.weir.lab.generate.traffic.Chance;
import io.weir.lab.generate.traffic.Crowd;
import io.weir.lab.generate.traffic.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes one incident of a type, of a strength that varies. */
public final class EventFactory {
  private EventFactory() {}

  /**
   * Returns an incident; throws {@link IllegalArgumentException} for a type that is not made up.
   */
  public static Event of(
      FindingType type, Instant start, Duration length, TrafficShape shape, Chance chance) {
    Made made = type.isSecurity() ? attack(type, chance) : trouble(type, shape, chance);
    return new Event(Optional.of(type), start, length, made.subject(), made.effect());
  }

  private record Made(String subject, Effect effect) {}

  private static Made trouble(FindingType type, TrafficShape shape, Chance chance) {
    Site site = new Site(shape.seed(), "");
    List<String> targets = shape.targetAddresses();
    String target = chance.of(targets);
    String path = site.popular(chance);
    String client = Crowd.address(chance, 0.1);
    return switch (type) {
      case ERROR_SPIKE -> errors(path, target, chance);
      case PERFORMANCE_DEGRADATION ->
          chance.happens(0.5)
              ? new Made("", Effects.slow(chance.between(3, 10)))
              : new Made(target, Effects.slowTarget(target, chance.between(8, 25)));
      case TRAFFIC_SPIKE -> new Made("", Effects.crowd(chance.between(2.2, 5)));
      case TRAFFIC_DROP -> new Made("", Effects.crowd(chance.between(0.05, 0.4)));
      case MISSING_LOGS -> new Made("", Effects.silence());
      case BOT_TRAFFIC -> new Made(client, Effects.bot(client, chance.between(0.4, 1.5)));
      case DISTRIBUTED_FLOOD ->
          new Made("/search", Effects.flood("/search", chance.between(1.5, 5)));
      case BACKEND_LOSS -> {
        int left = 1 + chance.below(Math.max(1, targets.size() - 2));
        yield new Made("", Effects.targetsLeft(left));
      }
      case FORMAT_DRIFT ->
          chance.happens(0.5)
              ? new Made("", Effects.drift(chance.between(0.3, 1)))
              : new Made("", Effects.cutLines(chance.between(0.1, 0.5)));
      case COMPLIANCE ->
          chance.happens(0.5)
              ? new Made("", Effects.oldTls(chance.between(0.12, 0.4)))
              : new Made("", Effects.plainHttp(chance.between(0.25, 0.6)));
      case UNKNOWN_ANOMALY -> new Made("", Effects.largeAnswers(chance.between(4, 10)));
      default -> throw new IllegalArgumentException("not made up: " + type.label());
    };
  }

  private static Made errors(String path, String target, Chance chance) {
    return switch (chance.below(3)) {
      case 0 -> new Made(path, Effects.failingPath(path, chance.between(0.6, 1)));
      case 1 -> new Made(target, Effects.failingTarget(target, chance.between(0.5, 1)));
      default -> new Made("", Effects.failingBalancer(chance.between(0.08, 0.5)));
    };
  }

  private static Made attack(FindingType type, Chance chance) {
    String client = Crowd.address(chance, 0);
    List<Payloads.Payload> payloads =
        switch (type) {
          case SQL_INJECTION -> Payloads.SQL_INJECTION;
          case CROSS_SITE_SCRIPTING -> Payloads.CROSS_SITE_SCRIPTING;
          case PATH_TRAVERSAL -> Payloads.PATH_TRAVERSAL;
          case COMMAND_INJECTION -> Payloads.COMMAND_INJECTION;
          case LOG4SHELL -> Payloads.LOG4SHELL;
          case SCANNER -> Payloads.SCAN;
          default -> throw new IllegalArgumentException("not made up: " + type.label());
        };
    String agent =
        type == FindingType.SCANNER
            ? "Mozilla/5.0 (compatible; Nmap Scripting Engine)"
            : Crowd.agent(chance);
    double perWindow = chance.between(12, 60);
    return new Made(client, Effects.attack(List.of(client), agent, payloads, perWindow));
  }
}
