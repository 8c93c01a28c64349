package io.weir.step;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.weir.detect.CrawlerList;
import io.weir.detect.CrawlerListJson;
import io.weir.json.Json;
import io.weir.store.CrawlerStore;
import io.weir.store.PublicPages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The daily look at what the operators of crawlers publish. A list that cannot be read, or says
 * what cannot be, leaves the last good one in its place.
 */
public final class CrawlerStep {
  private final List<Wanted> wanted;
  private final PublicPages pages;
  private final CrawlerStore store;
  private final Clock clock;

  /**
   * A list that is looked at.
   *
   * @param agent what the crawler's user agent contains
   * @param url where its addresses are published
   */
  public record Wanted(String agent, String url) {}

  /**
   * What a look gave.
   *
   * @param fetched how many lists were read
   * @param failures why others were not, by their addresses
   */
  public record Report(int fetched, Map<String, String> failures) {
    public Report {
      failures = Map.copyOf(failures);
    }
  }

  public CrawlerStep(List<Wanted> wanted, PublicPages pages, CrawlerStore store, Clock clock) {
    this.wanted = List.copyOf(wanted);
    this.pages = requireNonNull(pages, "pages");
    this.store = requireNonNull(store, "store");
    this.clock = requireNonNull(clock, "clock");
  }

  /** Returns the lists that this release knows of. */
  public static List<Wanted> known() {
    try (InputStream in = CrawlerStep.class.getResourceAsStream("crawler-lists.json")) {
      return Json.object(new String(in.readAllBytes(), UTF_8)).objects("lists").stream()
          .map(list -> new Wanted(list.text("agent"), list.text("url")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Looks at all lists, and keeps what they say. */
  public Report refresh() throws IOException {
    List<CrawlerList> before = kept();
    List<CrawlerList> now = new ArrayList<>();
    Map<String, String> failures = new LinkedHashMap<>();
    for (Wanted list : wanted) {
      try {
        String text = pages.text(URI.create(list.url()));
        now.add(CrawlerListJson.published(text, list.agent(), list.url(), clock.instant()));
      } catch (IOException | IllegalArgumentException e) {
        failures.put(list.url(), String.valueOf(e.getMessage()));
        last(before, list).ifPresent(now::add);
      }
    }
    if (failures.size() < wanted.size()) {
      store.put(now);
    }
    return new Report(wanted.size() - failures.size(), failures);
  }

  /** What a newer release kept is fetched anew. */
  private List<CrawlerList> kept() throws IOException {
    try {
      return store.lists();
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  private static Optional<CrawlerList> last(List<CrawlerList> before, Wanted list) {
    return before.stream()
        .filter(known -> known.agent().equals(list.agent()) && known.url().equals(list.url()))
        .findFirst();
  }
}
