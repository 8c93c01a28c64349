package io.weir.threat;

import io.weir.log.ErrorOrigin;
import io.weir.log.Escaping;
import io.weir.log.Request;
import io.weir.log.Slice;
import io.weir.threat.ThreatHit.Location;
import io.weir.threat.client.Browsers;
import io.weir.threat.sql.FailingQuotes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for attacks in what an access log shows of a request. Not thread-safe: it keeps scratch
 * buffers between calls, so that a clean request allocates nothing.
 *
 * <p>Paths and queries pass a gate that lets ordinary ones through after one pass over their bytes.
 * Odd ones, user agents and referrers come again and again: they are looked at once and remembered.
 */
public final class ThreatScanner {
  /** The confidence from which a hit counts for alerts. */
  public static final double DEFAULT_MIN_CONFIDENCE = 0.5;

  private final double minConfidence;
  private final boolean gated;
  private final Gate gate = new Gate();
  private final KnownTexts agents = new KnownTexts(256);
  private final KnownTexts referrers = new KnownTexts(256);
  private final KnownTexts paths = new KnownTexts(64);
  private final KnownTexts queries = new KnownTexts(64);

  /**
   * Makes a scanner.
   *
   * @param minConfidence hits below it are not reported; below {@link #DEFAULT_MIN_CONFIDENCE}
   *     every request is looked at in full, which costs much more; above 1 nothing is looked at
   */
  public ThreatScanner(double minConfidence) {
    this(minConfidence, minConfidence >= DEFAULT_MIN_CONFIDENCE);
  }

  ThreatScanner(double minConfidence, boolean gated) {
    this.minConfidence = minConfidence;
    this.gated = gated;
  }

  /**
   * Returns the hits of a request and its answer, of at least the minimum confidence, most
   * confident first; empty for a clean request.
   *
   * @param agent what {@link #agent} knows of the request's user agent
   */
  public List<ThreatHit> scan(Request request, KnownText agent) {
    Escaping escaping = request.format().escaping();
    List<ThreatHit> hits =
        scan(
            request.method(), request.path(), request.query(), agent, request.referrer(), escaping);
    boolean failed = request.status() >= 500 && request.errorOrigin() == ErrorOrigin.TARGET;
    return failed ? failed(hits, request.path(), request.query()) : hits;
  }

  /**
   * Adds to the hits of a request what it is now that the application is known to have failed at
   * it, with a status from 500 on: some input asks for nothing else.
   */
  public List<ThreatHit> failed(List<ThreatHit> hits, Slice path, Slice query) {
    return minConfidence > FailingQuotes.CONFIDENCE
        ? hits
        : merged(merged(hits, failingAt(path, Location.PATH)), failingAt(query, Location.QUERY));
  }

  private static List<ThreatHit> failingAt(Slice text, Location location) {
    int from = text.offset();
    return FailingQuotes.in(text.array(), from, from + text.length(), location);
  }

  /**
   * Returns the hits of a request alone, of at least the minimum confidence, most confident first;
   * empty for a clean request. Absent slices are passed over.
   */
  public List<ThreatHit> scan(
      Slice method, Slice path, Slice query, Slice userAgent, Slice referrer, Escaping escaping) {
    return scan(method, path, query, agent(userAgent, escaping), referrer, escaping);
  }

  /** As the other, with a user agent that is known already. */
  public List<ThreatHit> scan(
      Slice method, Slice path, Slice query, KnownText agent, Slice referrer, Escaping escaping) {
    List<ThreatHit> before = agent.hits();
    if (minConfidence > 1) {
      return before;
    }
    if (referrer.length() > 0) {
      before = merged(before, referrer(referrer, escaping).hits());
    }
    boolean oddMethod = gate.method(method);
    boolean oddPath = path.length() > 0 && (!gated || gate.path(path, escaping));
    boolean oddQuery = query.length() > 0 && (!gated || gate.query(query, escaping));
    if (!(oddMethod || oddPath || oddQuery)) {
      return before;
    }
    List<ThreatHit> hits = oddMethod ? method(method) : List.of();
    if (oddPath) {
      hits = surest(hits, path(path, escaping));
    }
    if (oddQuery) {
      hits = surest(hits, query(query, escaping));
    }
    return merged(before, hits);
  }

  private List<ThreatHit> method(Slice method) {
    Collector collector = new Collector(minConfidence);
    new Inspector(Rules.ALL, collector).method(method);
    return collector.hits();
  }

  private List<ThreatHit> path(Slice path, Escaping escaping) {
    return odd(paths, path, true, escaping);
  }

  private List<ThreatHit> query(Slice query, Escaping escaping) {
    return odd(queries, query, false, escaping);
  }

  private List<ThreatHit> odd(KnownTexts memory, Slice text, boolean isPath, Escaping escaping) {
    boolean kept = isKept(text);
    KnownText known = kept ? memory.find(text, text.hash(), escaping) : KnownText.NONE;
    if (known != KnownText.NONE) {
      return known.hits();
    }
    Collector collector = new Collector(minConfidence);
    Inspector inspector = new Inspector(Rules.ALL, collector);
    if (isPath) {
      inspector.path(text, escaping);
    } else {
      inspector.query(text, escaping);
    }
    return kept ? remembered(memory, text, escaping, collector).hits() : collector.hits();
  }

  /** The same odd request comes again and again, whether it is an attack or not. */
  private boolean isKept(Slice text) {
    return gated && text.length() <= KnownTexts.LONGEST;
  }

  /** Returns what is known of the user agent, which is looked at if it is new. */
  public KnownText agent(Slice userAgent, Escaping escaping) {
    if (userAgent.length() == 0) {
      return KnownText.NONE;
    }
    long hash = userAgent.hash();
    KnownText agent = agents.find(userAgent, hash, escaping);
    if (agent != KnownText.NONE) {
      return agent;
    }
    Collector collector = new Collector(minConfidence);
    if (minConfidence <= 1 && !(gated && Browsers.isOrdinary(userAgent))) {
      new Inspector(Rules.ALL, collector).userAgent(userAgent, escaping);
    }
    return remembered(agents, userAgent, escaping, collector);
  }

  private KnownText referrer(Slice referrer, Escaping escaping) {
    long hash = referrer.hash();
    KnownText known = referrers.find(referrer, hash, escaping);
    if (known != KnownText.NONE) {
      return known;
    }
    Collector collector = new Collector(minConfidence);
    new Inspector(Rules.ALL, collector).referrer(referrer, escaping);
    return remembered(referrers, referrer, escaping, collector);
  }

  private static KnownText remembered(
      KnownTexts memory, Slice text, Escaping escaping, Collector collector) {
    long hash = text.hash();
    KnownText agent = new KnownText(text, escaping, hash, collector.hits());
    if (text.length() <= KnownTexts.LONGEST) {
      memory.remember(agent, hash);
    }
    return agent;
  }

  /** Returns the hits of both, of each rule the surer one. */
  private static List<ThreatHit> surest(List<ThreatHit> one, List<ThreatHit> two) {
    if (one.isEmpty() || two.isEmpty()) {
      return one.isEmpty() ? two : one;
    }
    Map<String, ThreatHit> best = new LinkedHashMap<>();
    for (ThreatHit hit : merged(one, two)) {
      best.putIfAbsent(hit.rule(), hit);
    }
    return List.copyOf(best.values());
  }

  private static List<ThreatHit> merged(List<ThreatHit> one, List<ThreatHit> two) {
    if (one.isEmpty() || two.isEmpty()) {
      return one.isEmpty() ? two : one;
    }
    List<ThreatHit> all = new ArrayList<>(one);
    all.addAll(two);
    all.sort(Collector.SUREST_FIRST);
    return all;
  }
}
