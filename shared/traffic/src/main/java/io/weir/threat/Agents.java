package io.weir.threat;

import io.weir.log.Escaping;
import io.weir.log.Slice;

/**
 * Remembers user agents, or other texts that come again and again. The whole text is compared, so
 * that no other can pass for one that is known. Four to a set, of which one makes room in turn.
 */
final class Agents {
  /** A text that is longer is not kept. */
  static final int LONGEST = 512;

  private static final int WAYS = 4;

  private final Agent[] known;
  private int turn;

  /** Creates an empty memory of so many sets, a power of two. */
  Agents(int sets) {
    known = new Agent[sets * WAYS];
  }

  /** Returns what is remembered, or {@link Agent#NONE} if nothing is. */
  Agent find(Slice text, long hash, Escaping escaping) {
    int set = set(hash);
    for (int slot = set; slot < set + WAYS; slot++) {
      Agent agent = known[slot];
      if (agent != null && agent.is(text, hash, escaping)) {
        return agent;
      }
    }
    return Agent.NONE;
  }

  void remember(Agent agent, long hash) {
    turn = turn + 1 & WAYS - 1;
    known[set(hash) + turn] = agent;
  }

  private int set(long hash) {
    return (int) hash & known.length - WAYS;
  }
}
