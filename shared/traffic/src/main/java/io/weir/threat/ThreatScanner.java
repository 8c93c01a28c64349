package io.weir.threat;

import io.weir.log.Escaping;
import io.weir.log.Slice;
import java.util.List;

/**
 * Looks for attacks in what an access log shows of a request. Not thread-safe: it keeps scratch
 * buffers between calls, so that a clean request allocates nothing.
 */
public final class ThreatScanner {
  /** The confidence from which a hit counts for alerts. */
  public static final double DEFAULT_MIN_CONFIDENCE = 0.5;

  private final double minConfidence;

  public ThreatScanner(double minConfidence) {
    this.minConfidence = minConfidence;
  }

  public double minConfidence() {
    return minConfidence;
  }

  /**
   * Returns the hits of at least the minimum confidence, most confident first; empty for a clean
   * request. Absent slices are passed over.
   */
  public List<ThreatHit> scan(
      Slice method, Slice path, Slice query, Slice userAgent, Slice referrer, Escaping escaping) {
    return List.of();
  }
}
