package io.weir.threat;

import io.weir.log.Escaping;
import io.weir.log.Slice;

/**
 * Remembers user agents, or other texts that come again and again. The whole text is compared, so
 * that no other can pass for one that is known. Four to a set, of which one makes room in turn.
 */
final class KnownTexts {
  /** A text that is longer is not kept. */
  static final int LONGEST = 512;

  private static final int WAYS = 4;

  private final KnownText[] known;
  private int turn;

  /** Creates an empty memory of so many sets, a power of two. */
  KnownTexts(int sets) {
    known = new KnownText[sets * WAYS];
  }

  /** Returns what is remembered, or {@link Agent#NONE} if nothing is. */
  KnownText find(Slice text, long hash, Escaping escaping) {
    int set = set(hash);
    for (int slot = set; slot < set + WAYS; slot++) {
      KnownText agent = known[slot];
      if (agent != null && agent.is(text, hash, escaping)) {
        return agent;
      }
    }
    return KnownText.NONE;
  }

  void remember(KnownText agent, long hash) {
    turn = turn + 1 & WAYS - 1;
    known[set(hash) + turn] = agent;
  }

  private int set(long hash) {
    return (int) hash & known.length - WAYS;
  }
}
