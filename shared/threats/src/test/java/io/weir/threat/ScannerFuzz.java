package io.weir.threat;

import io.weir.log.Escaping;
import io.weir.log.Slice;
import java.util.List;

/**
 * What a coverage-guided fuzzer calls with inputs of its own making; {@code bench/fuzz} runs it.
 *
 * <p>The first byte says what the rest is: a path or a query, how the log has escaped it, and
 * whether it is the user agent or the referrer too. Nothing may throw, and the gate may not hold
 * back what the rules would report.
 */
public final class ScannerFuzz {
  private static final ThreatScanner GATED =
      new ThreatScanner(ThreatScanner.DEFAULT_MIN_CONFIDENCE, true);
  private static final ThreatScanner FULL =
      new ThreatScanner(ThreatScanner.DEFAULT_MIN_CONFIDENCE, false);
  private static final Escaping[] ESCAPINGS = Escaping.values();

  private ScannerFuzz() {}

  /** Looks at one input; throws {@link AssertionError} if the gate changed the answer. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    int kind = input[0] & 0xff;
    Slice none = new Slice();
    Slice text = new Slice();
    text.set(input, 1, input.length - 1);
    Slice path = (kind & 1) == 0 ? text : none;
    Slice query = (kind & 1) == 0 ? none : text;
    Slice agent = kind >> 4 == 1 ? text : none;
    Slice referrer = kind >> 4 == 2 ? text : none;
    Escaping escaping = ESCAPINGS[(kind >> 1) % ESCAPINGS.length];

    List<ThreatHit> hits = GATED.scan(none, path, query, agent, referrer, escaping);
    if (hits.isEmpty()) {
      List<ThreatHit> all = FULL.scan(none, path, query, none, none, escaping);
      if (!all.isEmpty()) {
        throw new AssertionError("held back by the gate: " + all);
      }
    }
  }
}
