package io.weir.lab.generate.traffic;

import java.util.List;

/**
 * Who asks: visitors who come, stay for a while and go, a few of them busy. All addresses are of
 * ranges that nobody owns (RFC 2544, RFC 6598, RFC 3849).
 */
public final class Crowd {
  private static final double ZIPF = 0.5;
  private static final int REQUESTS_PER_VISITOR = 4;
  private static final int STAY_WINDOWS = 6;
  private static final double IPV6_SHARE = 0.15;

  private static final List<String> AGENTS =
      List.of(
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36",
          "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1 Safari/604.1",
          "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0 Mobile",
          "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 Version/17.5 Safari",
          "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0",
          "shop-app/4.2 (iOS)",
          "shop-app/4.1 (Android)");

  private final long seed;

  public Crowd(long seed) {
    this.seed = seed;
  }

  /** Returns the ways to pick a visitor in a window with so many requests. */
  public double[] present(double requests) {
    return Zipf.cumulative((int) Math.max(8, requests / REQUESTS_PER_VISITOR), ZIPF);
  }

  /** Fills in who asks. */
  public void come(Draft draft, int window, double[] present, Chance chance) {
    int place = Zipf.pick(present, chance.share());
    // Each place is taken by another visitor every half hour, not by all at once.
    long visitor = (window + place % STAY_WINDOWS) / STAY_WINDOWS * 7919L + place;
    Chance who = Chance.of(seed, "visitor", visitor);
    draft.client = address(who, IPV6_SHARE);
    draft.agent = who.of(AGENTS);
    draft.tls = who.happens(0.85) ? "TLSv1.3" : "TLSv1.2";
    if (who.happens(0.02)) {
      draft.scheme = "http";
      draft.tls = "-";
    } else if (who.happens(0.003)) {
      draft.tls = "TLSv1";
    }
  }

  /** Returns an address of somebody. */
  public static String address(Chance chance, double ipv6Share) {
    if (chance.happens(ipv6Share)) {
      return "2001:db8:" + hex(chance) + ":" + hex(chance) + "::" + hex(chance);
    }
    return "100." + (64 + chance.below(64)) + "." + chance.below(256) + "." + chance.below(254);
  }

  /** Returns a browser's user agent. */
  public static String agent(Chance chance) {
    return chance.of(AGENTS);
  }

  private static String hex(Chance chance) {
    return Integer.toHexString(1 + chance.below(0xfffe));
  }
}
