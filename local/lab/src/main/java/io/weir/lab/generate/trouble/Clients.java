package io.weir.lab.generate.trouble;

import io.weir.lab.generate.traffic.Crowd;
import java.util.List;

/** Effects that somebody would like to answer by keeping clients out, rightly or not. */
public final class Clients {
  /** So many items there are, of which people ask for few. */
  private static final int DEEP = 20_000;

  private Clients() {}

  /** A handful of clients takes one item after the other, with the looks of browsers. */
  public static Effect scrapers(List<String> clients, double perWindow) {
    return new Effects.Adding(
        0,
        perWindow,
        (draft, chance) -> {
          draft.client = chance.of(clients);
          draft.agent = Crowd.agent(chance);
          draft.path = "/item/" + (1 + chance.below(DEEP));
          draft.query = "";
          draft.method = "GET";
        });
  }

  /** A handful of clients tries one password after the other. */
  public static Effect signIns(List<String> clients, double perWindow) {
    return new Effects.Adding(
        0,
        perWindow,
        (draft, chance) -> {
          draft.client = chance.of(clients);
          draft.agent = Crowd.agent(chance);
          draft.path = "/login";
          draft.query = "";
          draft.method = "POST";
          draft.failAtTarget(401);
        });
  }

  /** People who share one address do what people do. */
  public static Effect office(String client, double part) {
    return new Effects.Adding(
        part,
        10,
        (draft, chance) -> {
          draft.client = client;
          draft.agent = Crowd.agent(chance);
        });
  }

  /** Everybody who sees a page elsewhere sends one and the same request of an attacker. */
  public static Effect laidLink(double perWindow) {
    return new Effects.Adding(
        0,
        perWindow,
        (draft, chance) -> {
          Payloads.Payload payload = Payloads.SQL_INJECTION.get(0);
          draft.client = Crowd.address(chance, 0.15);
          draft.agent = Crowd.agent(chance);
          draft.path = payload.path();
          draft.query = payload.query();
          draft.method = "GET";
        });
  }

  /** Attackers take turns. */
  public static Effect attackFrom(List<String> clients, double perWindow) {
    String agent = "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0";
    return Effects.attack(clients, agent, Payloads.SQL_INJECTION, perWindow);
  }
}
