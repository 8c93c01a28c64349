package io.weir.detect;

import static java.util.Objects.requireNonNull;

import io.weir.threat.allow.AddressRange;
import io.weir.threat.allow.AllowList;
import java.time.Instant;
import java.util.List;

/**
 * The addresses of a crawler, as its operator published them.
 *
 * @param agent what its user agent contains
 * @param url where they were published
 * @param fetched when they were read there last
 * @param prefixes in CIDR notation
 */
public record CrawlerList(String agent, String url, Instant fetched, List<String> prefixes) {
  /** No crawler has more, and ingest looks through all of them. */
  private static final int MOST = 5000;

  /** Whoever publishes that he has so much of the Internet is mistaken, or somebody else. */
  private static final int WIDEST_4 = 12;

  private static final int WIDEST_6 = 24;

  public CrawlerList {
    requireNonNull(fetched, "fetched");
    prefixes = List.copyOf(prefixes);
    requireNonNull(url, "url");
    if (agent.isBlank()) {
      throw new IllegalArgumentException("a list needs an agent: " + url);
    }
    if (prefixes.isEmpty() || prefixes.size() > MOST) {
      throw new IllegalArgumentException(prefixes.size() + " prefixes are no list of a crawler");
    }
    prefixes.forEach(CrawlerList::require);
  }

  private static void require(String prefix) {
    AddressRange.parse(prefix);
    int slash = prefix.indexOf('/');
    int bits = slash < 0 ? Integer.MAX_VALUE : Integer.parseInt(prefix.substring(slash + 1));
    if (bits < (prefix.indexOf(':') < 0 ? WIDEST_4 : WIDEST_6)) {
      throw new IllegalArgumentException("too wide for a crawler: " + prefix);
    }
  }

  /** Returns the crawler as it is believed. */
  public AllowList.Crawler crawler() {
    return new AllowList.Crawler(agent, prefixes.stream().map(AddressRange::parse).toList());
  }
}
