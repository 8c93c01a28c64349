package io.weir.lab.generate.trouble;

import io.weir.lab.generate.traffic.Chance;
import io.weir.lab.generate.traffic.Draft;
import java.util.List;

/** Effects that are awkward but no incident. */
public final class Calm {
  private Calm() {}

  /** A search engine that says so. */
  public static Effect crawler(double part) {
    return new Effect() {
      @Override
      public double extra(double normal) {
        return part * normal;
      }

      @Override
      public void fill(Draft draft, Chance chance) {
        draft.client = "198.18.66." + (1 + chance.below(20));
        draft.agent = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
        draft.path = "/item/" + (1 + chance.below(240));
        draft.query = "";
      }
    };
  }

  /** Somebody's machine asks for one or two files that are not there, as happens all day long. */
  public static Effect probe(String client) {
    return new Effect() {
      @Override
      public double extra(double normal) {
        // The mean of a whole window, of which a probe lasts a fifteenth.
        return 20;
      }

      @Override
      public void fill(Draft draft, Chance chance) {
        Payloads.Payload payload = chance.of(Payloads.SCAN);
        draft.client = client;
        draft.path = payload.path();
        draft.query = payload.query();
        draft.failAtTarget(404);
      }
    };
  }

  /** A known client draws a report. */
  public static Effect nightlyJob() {
    return new Effect() {
      @Override
      public double extra(double normal) {
        return 12;
      }

      @Override
      public void fill(Draft draft, Chance chance) {
        draft.client = "198.18.7.7";
        draft.agent = "report-job/1.4";
        draft.path = "/api/items";
        draft.query = "page=" + chance.below(50);
        draft.seconds = 0.4;
      }
    };
  }

  /** A target takes no new requests, and drops a few that it has. */
  public static Effect draining(String target) {
    return new Effect() {
      @Override
      public List<String> targets(List<String> all) {
        List<String> others = all.stream().filter(other -> !other.equals(target)).toList();
        return others.isEmpty() ? all : others;
      }

      @Override
      public void touch(Draft draft, Chance chance) {
        if (chance.happens(0.004)) {
          draft.failAtBalancer(502);
        }
      }
    };
  }
}
