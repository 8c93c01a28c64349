package io.weir.lab.generate.trouble;

import io.weir.lab.generate.traffic.Chance;
import io.weir.lab.generate.traffic.Crowd;
import io.weir.lab.generate.traffic.Draft;
import java.util.List;
import java.util.function.BiConsumer;

/** The effects of operational incidents, each with what it is about. */
public final class Effects {
  private Effects() {}

  /** Changes normal requests and nothing else. */
  private record Touching(BiConsumer<Draft, Chance> change) implements Effect {
    @Override
    public void touch(Draft draft, Chance chance) {
      change.accept(draft, chance);
    }
  }

  /** Multiplies the number of normal requests. */
  private record Rate(double rate) implements Effect {}

  /** Adds requests, as many as a part of the normal ones but at least so many a window. */
  record Adding(double part, double least, BiConsumer<Draft, Chance> fill) implements Effect {
    @Override
    public double extra(double normal) {
      return Math.max(least, part * normal);
    }

    @Override
    public void fill(Draft draft, Chance chance) {
      fill.accept(draft, chance);
    }
  }

  private record Lost() implements Effect {
    @Override
    public boolean losesLogs() {
      return true;
    }
  }

  private record FewerTargets(int left) implements Effect {
    @Override
    public List<String> targets(List<String> all) {
      return all.subList(0, Math.max(1, left));
    }
  }

  /** A path fails at its targets. */
  public static Effect failingPath(String path, double share) {
    return new Touching(
        (draft, chance) -> {
          if (draft.path.equals(path) && chance.happens(share)) {
            draft.failAtTarget(500);
          }
        });
  }

  public static Effect failingTarget(String target, double share) {
    return new Touching(
        (draft, chance) -> {
          if (draft.target.equals(target) && chance.happens(share)) {
            draft.failAtTarget(503);
          }
        });
  }

  /** The balancer finds no target for a share of the requests. */
  public static Effect failingBalancer(double share) {
    return new Touching(
        (draft, chance) -> {
          if (chance.happens(share)) {
            draft.failAtBalancer(503);
          }
        });
  }

  public static Effect slow(double factor) {
    return new Touching((draft, chance) -> draft.seconds *= factor);
  }

  public static Effect slowTarget(String target, double factor) {
    return new Touching(
        (draft, chance) -> draft.seconds *= draft.target.equals(target) ? factor : 1);
  }

  /** More of the same people, or fewer. */
  public static Effect crowd(double factor) {
    return new Rate(factor);
  }

  public static Effect silence() {
    return new Lost();
  }

  public static Effect targetsLeft(int left) {
    return new FewerTargets(left);
  }

  /** One client takes item after item. */
  public static Effect bot(String client, double part) {
    return new Adding(
        part,
        150,
        (draft, chance) -> {
          draft.client = client;
          draft.agent = "python-requests/2.31.0";
          draft.path = "/item/" + (1 + chance.below(240));
          draft.query = "";
        });
  }

  /** Thousands of clients ask once or twice for the same thing, with the looks of browsers. */
  public static Effect flood(String path, double part) {
    return new Adding(
        part,
        700,
        (draft, chance) -> {
          draft.client = Crowd.address(chance, 0.05);
          draft.agent = Crowd.agent(chance);
          draft.path = path;
          draft.query = "q=" + Integer.toHexString(chance.below(1 << 24));
        });
  }

  /** Some lines have two more fields than any version of the format has had. */
  public static Effect drift(double share) {
    return new Touching((draft, chance) -> draft.drifted = chance.happens(share));
  }

  /** Some lines are cut off. */
  public static Effect cutLines(double share) {
    return new Touching((draft, chance) -> draft.cut = chance.happens(share));
  }

  public static Effect oldTls(double share) {
    return new Touching(
        (draft, chance) -> {
          if (chance.happens(share)) {
            draft.tls = chance.happens(0.5) ? "TLSv1" : "TLSv1.1";
          }
        });
  }

  public static Effect plainHttp(double share) {
    return new Touching(
        (draft, chance) -> {
          if (chance.happens(share)) {
            draft.scheme = "http";
            draft.tls = "-";
          }
        });
  }

  /** Answers are many times as large as they were; nothing else is off. */
  public static Effect largeAnswers(double factor) {
    return new Touching((draft, chance) -> draft.sentBytes = (long) (draft.sentBytes * factor));
  }

  /** One client, or several, send requests with payloads. */
  public static Effect attack(
      List<String> clients, String agent, List<Payloads.Payload> payloads, double perWindow) {
    return new Adding(
        0,
        perWindow,
        (draft, chance) -> {
          Payloads.Payload payload = chance.of(payloads);
          draft.client = chance.of(clients);
          draft.agent = agent;
          draft.path = payload.path();
          draft.query = payload.query();
          draft.method = "GET";
          if (chance.happens(0.15)) {
            draft.status = 200;
            draft.targetStatus = 200;
          } else {
            draft.failAtTarget(chance.happens(0.7) ? 404 : 403);
          }
        });
  }

  /** A client's requests are all refused by the firewall. */
  public static Effect blocked(String client, double perWindow) {
    return new Adding(
        0,
        perWindow,
        (draft, chance) -> {
          Payloads.Payload payload = chance.of(Payloads.SQL_INJECTION);
          draft.client = client;
          draft.path = payload.path();
          draft.query = payload.query();
          draft.failAtBalancer(403);
          draft.blockedByFirewall = true;
        });
  }
}
