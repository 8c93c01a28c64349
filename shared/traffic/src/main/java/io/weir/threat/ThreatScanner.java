package io.weir.threat;

import io.weir.log.Escaping;
import io.weir.log.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Looks for attacks in what an access log shows of a request. Not thread-safe: it keeps scratch
 * buffers between calls, so that a clean request allocates nothing.
 *
 * <p>Paths and queries pass a gate that lets ordinary ones through after one pass over their bytes;
 * user agents and referrers, which come again and again, are looked at once and remembered.
 */
public final class ThreatScanner {
  /** The confidence from which a hit counts for alerts. */
  public static final double DEFAULT_MIN_CONFIDENCE = 0.5;

  private final double minConfidence;
  private final boolean gated;
  private final Gate gate = new Gate();
  private final Seen agents = new Seen();
  private final Seen referrers = new Seen();

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
   * Returns the hits of at least the minimum confidence, most confident first; empty for a clean
   * request. Absent slices are passed over.
   */
  public List<ThreatHit> scan(
      Slice method, Slice path, Slice query, Slice userAgent, Slice referrer, Escaping escaping) {
    if (minConfidence > 1) {
      return List.of();
    }
    List<ThreatHit> inAgent =
        known(agents, userAgent, escaping, inspector -> inspector.userAgent(userAgent, escaping));
    List<ThreatHit> inReferrer =
        known(referrers, referrer, escaping, inspector -> inspector.referrer(referrer, escaping));
    boolean oddMethod = gate.method(method);
    boolean oddPath = path.length() > 0 && (!gated || gate.path(path, escaping));
    boolean oddQuery = query.length() > 0 && (!gated || gate.query(query, escaping));
    if (!(oddMethod || oddPath || oddQuery)) {
      return inReferrer.isEmpty() ? inAgent : merged(inAgent, inReferrer, List.of());
    }
    List<ThreatHit> here =
        look(
            inspector -> {
              if (oddMethod) {
                inspector.method(method);
              }
              if (oddPath) {
                inspector.path(path, escaping);
              }
              if (oddQuery) {
                inspector.query(query, escaping);
              }
            });
    return merged(inAgent, inReferrer, here);
  }

  private List<ThreatHit> known(
      Seen seen, Slice value, Escaping escaping, Consumer<Inspector> look) {
    if (value.length() == 0) {
      return List.of();
    }
    int slot = seen.slot(value, escaping);
    if (seen.knows(slot, value, escaping)) {
      return seen.hits(slot);
    }
    List<ThreatHit> hits = look(look);
    seen.remember(slot, value, escaping, hits);
    return hits;
  }

  private List<ThreatHit> look(Consumer<Inspector> look) {
    Collector collector = new Collector(minConfidence);
    look.accept(new Inspector(Rules.ALL, collector::look));
    return collector.hits();
  }

  private static List<ThreatHit> merged(
      List<ThreatHit> one, List<ThreatHit> two, List<ThreatHit> three) {
    if (one.isEmpty() && two.isEmpty()) {
      return three;
    }
    List<ThreatHit> all = new ArrayList<>(one);
    all.addAll(two);
    all.addAll(three);
    all.sort(Comparator.comparingDouble(ThreatHit::confidence).reversed());
    return all;
  }
}
