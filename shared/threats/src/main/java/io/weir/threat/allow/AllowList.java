package io.weir.threat.allow;

import static java.util.Objects.requireNonNull;

import io.weir.log.Request;
import io.weir.threat.ThreatClass;
import io.weir.threat.ThreatHit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What an operator knows to be harmless, as data: clients, paths, the crawlers of search engines,
 * and rules that say nothing about this site. It is asked only about requests that hit, so it costs
 * clean ones nothing.
 *
 * <p>A crawler is believed when its name stands in the user agent and its address in the ranges
 * that the search engine publishes; one that is not proved so, or whose ranges were not given, is
 * neither trusted nor punished: its requests count like everyone's.
 *
 * @param clients who may do anything
 * @param paths where certain hits mean nothing
 * @param crawlers whose word is taken if the address fits
 * @param rules which rules are off or less sure
 */
public record AllowList(
    List<Client> clients, List<Path> paths, List<Crawler> crawlers, List<RuleSetting> rules) {
  /** Allows nothing. */
  public static final AllowList NONE = new AllowList(List.of(), List.of(), List.of());

  /** As the other, with all rules as they are. */
  public AllowList(List<Client> clients, List<Path> paths, List<Crawler> crawlers) {
    this(clients, paths, crawlers, List.of());
  }

  public AllowList {
    clients = List.copyOf(clients);
    paths = List.copyOf(paths);
    crawlers = List.copyOf(crawlers);
    rules = List.copyOf(rules);
  }

  /**
   * A client, such as an agreed penetration test or the own monitoring.
   *
   * @param range its addresses
   * @param until the end of it; empty for none
   * @param reason why, for whoever asks later
   */
  public record Client(AddressRange range, Optional<Instant> until, String reason) {
    public Client {
      requireNonNull(range, "range");
      requireNonNull(until, "until");
      requireReason(reason);
    }
  }

  /**
   * A path at which hits of some classes mean nothing, such as an editor that is sent markup.
   *
   * @param path the path, or how it begins before a final {@code *}, as the log writes it
   * @param classes which classes; empty for all
   * @param reason why, for whoever asks later
   */
  public record Path(String path, Set<ThreatClass> classes, String reason) {
    public Path {
      requireReason(reason);
      if (!path.startsWith("/")) {
        throw new IllegalArgumentException("an allowed path begins with a slash: " + path);
      }
      classes = Set.copyOf(classes);
    }

    boolean covers(String asked, ThreatClass threatClass) {
      boolean same =
          path.endsWith("*")
              ? asked.startsWith(path.substring(0, path.length() - 1))
              : asked.equals(path);
      return same && (classes.isEmpty() || classes.contains(threatClass));
    }
  }

  /**
   * A crawler.
   *
   * @param agent what its user agent contains, in any case
   * @param ranges the addresses that its operator publishes
   */
  public record Crawler(String agent, List<AddressRange> ranges) {
    public Crawler {
      if (agent.isBlank()) {
        throw new IllegalArgumentException("a crawler needs the name in its user agent");
      }
      ranges = List.copyOf(ranges);
    }
  }

  /** What becomes of the claim to be a crawler. */
  public enum Claim {
    /** None is made, or nothing is known of the crawler's addresses. */
    NONE,
    /** It comes from the crawler's addresses. */
    PROVED,
    /** It comes from elsewhere. */
    FALSE
  }

  private static void requireReason(String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("what is allowed needs a reason");
    }
  }

  /** Returns the hits that still count; the same list if nothing is allowed. */
  public List<ThreatHit> keep(List<ThreatHit> found, Request request) {
    List<ThreatHit> hits = keep(found);
    if (hits.isEmpty() || (clients.isEmpty() && paths.isEmpty() && crawlers.isEmpty())) {
      return hits;
    }
    String client = request.clientIp().toString();
    Instant time = Instant.ofEpochSecond(Math.floorDiv(request.timeMicros(), 1_000_000L));
    if (allows(client, time) || isCrawler(client, request.userAgent().toString())) {
      return List.of();
    }
    String path = request.path().toString();
    return hits.stream()
        .filter(hit -> paths.stream().noneMatch(known -> known.covers(path, hit.threatClass())))
        .toList();
  }

  /** Returns the hits that count as the rules are set, whoever sent the request. */
  public List<ThreatHit> keep(List<ThreatHit> hits) {
    if (hits.isEmpty() || rules.isEmpty()) {
      return hits;
    }
    List<ThreatHit> kept = new ArrayList<>();
    for (ThreatHit hit : hits) {
      Optional<ThreatHit> set = Optional.of(hit);
      for (RuleSetting rule : rules) {
        set = set.flatMap(rule::apply);
      }
      set.ifPresent(kept::add);
    }
    kept.sort((one, other) -> Double.compare(other.confidence(), one.confidence()));
    return List.copyOf(kept);
  }

  /** Returns whether the client may do anything at that time. */
  public boolean allows(String client, Instant time) {
    return !clients.isEmpty()
        && AddressRange.address(client).map(address -> allows(address, time)).orElse(false);
  }

  private boolean allows(byte[] address, Instant time) {
    return clients.stream()
        .anyMatch(
            known ->
                known.range().contains(address) && known.until().map(time::isBefore).orElse(true));
  }

  /** Returns this, which believes more crawlers. */
  public AllowList with(List<Crawler> more) {
    List<Crawler> all = new ArrayList<>(crawlers);
    all.addAll(more);
    return new AllowList(clients, paths, all, rules);
  }

  /** Returns what becomes of the request's claim to be a crawler, if it makes one. */
  public Claim claim(Request request) {
    if (crawlers.isEmpty()) {
      return Claim.NONE;
    }
    String agent = request.userAgent().toString().toLowerCase(Locale.ROOT);
    boolean named =
        crawlers.stream()
            .filter(crawler -> !crawler.ranges().isEmpty())
            .anyMatch(crawler -> agent.contains(crawler.agent().toLowerCase(Locale.ROOT)));
    if (!named) {
      return Claim.NONE;
    }
    return isCrawler(request.clientIp().toString(), agent) ? Claim.PROVED : Claim.FALSE;
  }

  /** Returns whether this is a known crawler by name and by address. */
  public boolean isCrawler(String client, String userAgent) {
    String agent = userAgent.toLowerCase(Locale.ROOT);
    for (Crawler crawler : crawlers) {
      if (agent.contains(crawler.agent().toLowerCase(Locale.ROOT))) {
        Optional<byte[]> address = AddressRange.address(client);
        if (address.isPresent()
            && crawler.ranges().stream().anyMatch(range -> range.contains(address.get()))) {
          return true;
        }
      }
    }
    return false;
  }
}
