package io.weir.respond;

import static java.util.Objects.requireNonNull;

import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Proposal;
import io.weir.threat.allow.AllowList;
import io.weir.window.Counter;
import io.weir.window.Dimension;
import io.weir.window.ThreatTally;
import io.weir.window.TopEntry;
import io.weir.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Works out what could be done about the findings of a window. Only attackers, floods, bots,
 * scrapers and attacks on sign-ins are answered; for all others blocking is no help.
 *
 * <p>A client is its address as the balancer or the edge saw it, which nobody can choose; names
 * that a request gives itself, such as a crawler's user agent, count neither for nor against it.
 */
public final class Proposals {
  private static final Set<FindingType> CROWDS =
      EnumSet.of(
          FindingType.BOT_TRAFFIC,
          FindingType.SCRAPER,
          FindingType.DISTRIBUTED_FLOOD,
          FindingType.TRAFFIC_SPIKE);

  /** What is the doing of some clients is over without them; else all do more than usual. */
  private static final double AS_USUAL = 1.3;

  /** Long enough that most give up, and short enough for whoever gets the address next. */
  private static final Duration HOLDS = Duration.ofHours(6);

  private static final double HALF = 0.5;

  /** The least rate that a person who is in a hurry does not come near. */
  private static final long LEAST_LIMIT = 100;

  private static final double SOME = 0.1;
  private static final long MANY_REFUSALS = 10;

  /** So many requests that were answered with an error count with one that hit a rule. */
  private static final long PROBES = 5;

  private static final double OUTAGE = 0.05;

  private final Window window;
  private final Ordinary ordinary;
  private final Set<Long> theSites;
  private final Guard guard;
  private final Map<String, Long> requests = new TreeMap<>();
  private final Map<String, Long> errors = new TreeMap<>();

  /**
   * Returns the proposals for a window.
   *
   * @param theSites the ids of the forms of request that are the site's own language
   * @param start the start of the window
   */
  public Proposals(
      Window window, Ordinary ordinary, Set<Long> theSites, AllowList allowed, Instant start) {
    this.window = requireNonNull(window, "window");
    this.ordinary = requireNonNull(ordinary, "ordinary");
    this.theSites = Set.copyOf(theSites);
    Set<String> targets =
        window.top(Dimension.TARGET).stream().map(TopEntry::value).collect(Collectors.toSet());
    this.guard = new Guard(allowed, targets, start);
    window.top(Dimension.CLIENT).forEach(entry -> requests.put(entry.value(), entry.count()));
    window.top(Dimension.ERROR_CLIENT).forEach(entry -> errors.put(entry.value(), least(entry)));
  }

  /** Returns the finding with what could be done about it, if anything is to be asked. */
  public Finding with(Finding finding) {
    if (finding.type().isSecurity()) {
      return finding.with(attack(finding));
    }
    if (finding.type() == FindingType.CREDENTIAL_ATTACK) {
      return finding.with(signIns(finding));
    }
    return CROWDS.contains(finding.type()) ? finding.with(crowd(finding)) : finding;
  }

  private Proposal attack(Finding finding) {
    if (finding.subject().startsWith("/")) {
      // A page elsewhere can make any visitor send the same request.
      return Proposal.none("many clients send the same request; no address stands for them");
    }
    Predicate<String> isOfIt = Subjects.of(finding.subject());
    Map<String, Long> attacks = new TreeMap<>();
    for (ThreatTally tally : window.threats()) {
      long unblocked = tally.requests() - tally.blocked() - tally.onForm(theSites);
      if (unblocked > 0 && isOfIt.test(tally.client())) {
        attacks.merge(tally.client(), unblocked, Long::sum);
      }
    }
    List<Candidate> candidates = new ArrayList<>();
    attacks.forEach(
        (client, hits) -> {
          candidates.add(candidate(client, Math.max(hits, probes(client, hits))));
        });
    return blocks(candidates);
  }

  /**
   * Returns how many requests that were answered with an error belong to the attack: who tries what
   * no rule knows is refused. In an outage everybody's requests are, and an address with a history
   * may stand for many.
   */
  private long probes(String client, long hits) {
    boolean outage = window.count(Counter.STATUS_5XX) > OUTAGE * window.count(Counter.REQUESTS);
    return outage || ordinary.knows(client)
        ? 0
        : Math.min(errors.getOrDefault(client, 0L), PROBES * hits);
  }

  private Proposal signIns(Finding finding) {
    long usual = ordinary.busiest(Dimension.ERROR_CLIENT);
    List<Candidate> candidates = new ArrayList<>();
    errors.forEach(
        (client, refused) -> {
          if (refused >= MANY_REFUSALS && refused > usual) {
            candidates.add(candidate(client, refused));
          }
        });
    Proposal blocks = blocks(candidates);
    if (stopsHalf(blocks, sum(errors.values()))) {
      return blocks;
    }
    Proposal limit = limit(path(finding), errors, Dimension.ERROR_CLIENT, sum(errors.values()));
    return limit.kind() == Proposal.Kind.NONE && blocks.kind() == Proposal.Kind.BLOCK
        ? blocks
        : limit;
  }

  private Proposal crowd(Finding finding) {
    if (!ordinary.isEnough()) {
      return Proposal.none("too little is known yet of what ordinary clients send");
    }
    long usual =
        Math.max(
            LEAST_LIMIT,
            Math.max(ordinary.most(Dimension.CLIENT), 2 * ordinary.busiest(Dimension.CLIENT)));
    List<Candidate> candidates = new ArrayList<>();
    requests.forEach(
        (client, count) -> {
          if (count > usual && !ordinary.knows(client)) {
            candidates.add(new Candidate(client, count, count, false));
          }
        });
    long above = candidates.stream().mapToLong(Candidate::requests).sum();
    // A crawler that says who it is, and whose operator's ranges are not known, may be wanted.
    boolean declared = window.count(Counter.DECLARED_BOT) >= HALF * above;
    Proposal blocks = blocks(candidates);
    boolean theirs = blocks.left() > 0 && blocks.left() < AS_USUAL;
    if (!declared && theirs && stopsHalf(blocks, above)) {
      return blocks;
    }
    if (finding.type() == FindingType.TRAFFIC_SPIKE) {
      return Proposal.none("many clients send more than usual");
    }
    return limit(path(finding), requests, Dimension.CLIENT, window.count(Counter.REQUESTS));
  }

  /** Returns the proposal with how much of what is usual would still come. */
  private Proposal leaving(Proposal proposal) {
    double left = window.count(Counter.REQUESTS) - proposal.stopped();
    return ordinary.requests() > 0
        ? proposal.leaving(Math.max(0, left) / ordinary.requests())
        : proposal;
  }

  private Proposal blocks(List<Candidate> candidates) {
    candidates.sort(
        Comparator.comparingLong(Candidate::bad).reversed().thenComparing(Candidate::client));
    return leaving(new Blocks(guard, HOLDS).of(candidates, window.count(Counter.REQUESTS)));
  }

  private static boolean stopsHalf(Proposal blocks, long of) {
    return blocks.kind() == Proposal.Kind.BLOCK && blocks.stopped() >= HALF * of;
  }

  /** Proposes twice what any ordinary client ever sent, if that is too little for the trouble. */
  private Proposal limit(String path, Map<String, Long> counts, Dimension dimension, long all) {
    long limit = Math.max(LEAST_LIMIT, 2 * ordinary.most(dimension));
    long stopped = counts.values().stream().mapToLong(count -> Math.max(0, count - limit)).sum();
    return stopped >= SOME * all
        ? Proposal.limit(path, limit, HOLDS, stopped, "")
        : Proposal.none(
            "each client sends no more than ordinary ones do; challenge the requests"
                + (path.isEmpty() ? "" : " for " + path));
  }

  /** A client that is not listed has no more requests than the last that is. */
  private Candidate candidate(String client, long bad) {
    long most = requests.getOrDefault(client, window.topFloor(Dimension.CLIENT));
    return new Candidate(client, Math.max(bad, most), bad, ordinary.knows(client));
  }

  private static String path(Finding finding) {
    return finding.subject().startsWith("/") ? finding.subject() : "";
  }

  private static long least(TopEntry entry) {
    return entry.count() - entry.error();
  }

  private static long sum(Collection<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }
}
