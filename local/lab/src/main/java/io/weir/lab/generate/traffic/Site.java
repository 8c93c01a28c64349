package io.weir.lab.generate.traffic;

import java.util.ArrayList;
import java.util.List;

/** What there is to ask for: pages, items and files, few of them popular. */
public final class Site {
  private static final double ZIPF = 0.9;
  private static final int ITEMS = 240;
  private static final double SPREAD = 0.45;

  private final List<Page> pages = new ArrayList<>();
  private final double[] cumulative;
  private final String host;

  /** One path and what it is like. */
  public record Page(String path, double medianSeconds, double medianBytes) {}

  public Site(long seed, String host) {
    this.host = host;
    Chance chance = Chance.of(seed, "site", 0);
    for (String path :
        List.of(
            "/",
            "/search",
            "/cart",
            "/checkout",
            "/login",
            "/api/items",
            "/api/session",
            "/static/app.js",
            "/static/app.css",
            "/static/logo.svg",
            "/about",
            "/help")) {
      boolean file = path.startsWith("/static/");
      double seconds = file ? 0.004 : chance.between(0.03, 0.18);
      pages.add(new Page(path, seconds, file ? 24_000 : chance.between(2_000, 14_000)));
    }
    for (int i = 1; i <= ITEMS; i++) {
      pages.add(new Page("/item/" + i, chance.between(0.04, 0.12), 9_000));
    }
    this.cumulative = Zipf.cumulative(pages.size(), ZIPF);
  }

  /** Fills in what is asked for and how it is answered when all is well. */
  public void ask(Draft draft, Chance chance) {
    Page page = pages.get(Zipf.pick(cumulative, chance.share()));
    draft.host = host;
    draft.path = page.path();
    draft.query = page.path().equals("/search") ? "q=word" + chance.below(200) : "";
    draft.method = page.path().equals("/cart") || page.path().equals("/login") ? "POST" : "GET";
    draft.seconds = page.medianSeconds() * Math.exp(SPREAD * chance.gaussian());
    draft.sentBytes = (long) (page.medianBytes() * Math.exp(SPREAD * chance.gaussian()));
    answer(draft, chance.share());
  }

  private static void answer(Draft draft, double luck) {
    if (luck < 0.0006) {
      draft.failAtTarget(500);
    } else if (luck < 0.0010) {
      draft.failAtBalancer(502);
    } else if (luck < 0.016) {
      draft.failAtTarget(404);
    } else if (luck < 0.06) {
      draft.status = 304;
      draft.targetStatus = 304;
      draft.sentBytes = 200;
    }
  }

  /** Returns one of the paths that people use much. */
  public String popular(Chance chance) {
    return pages.get(chance.below(7)).path();
  }
}
