package io.weir.threat;

import io.weir.log.Escaping;
import io.weir.log.Hash64;
import io.weir.log.Slice;
import io.weir.threat.client.BotNames;
import java.util.Arrays;
import java.util.List;

/**
 * What is known of a user agent, or of another text that comes again and again: worked out once,
 * and found again by {@link KnownTexts}.
 */
public final class KnownText {
  /** Stands for a request without a user agent. */
  static final KnownText NONE = new KnownText(new Slice(), Escaping.NONE, 0, List.of());

  private final byte[] name;
  private final Escaping escaping;
  private final long fullHash;
  private final long hash;
  private final boolean declaredBot;
  private final List<ThreatHit> hits;

  KnownText(Slice slice, Escaping escaping, long fullHash, List<ThreatHit> hits) {
    int from = slice.offset();
    this.name = Arrays.copyOfRange(slice.array(), from, from + slice.length());
    this.escaping = escaping;
    this.fullHash = fullHash;
    this.hash = name.length <= Slice.KEPT_BYTES ? fullHash : Hash64.of(name, 0, Slice.KEPT_BYTES);
    this.declaredBot = BotNames.isIn(slice);
    this.hits = List.copyOf(hits);
  }

  /** Returns the hash of as many bytes as top lists keep; see {@link Hash64}. */
  public long hash() {
    return hash;
  }

  /** Returns whether it names itself as a bot. */
  public boolean declaredBot() {
    return declaredBot;
  }

  /** Returns the attacks that it carries. */
  List<ThreatHit> hits() {
    return hits;
  }

  boolean is(Slice slice, long otherHash, Escaping otherEscaping) {
    int from = slice.offset();
    return fullHash == otherHash
        && escaping == otherEscaping
        && Arrays.equals(name, 0, name.length, slice.array(), from, from + slice.length());
  }
}
