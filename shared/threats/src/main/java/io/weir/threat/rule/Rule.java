package io.weir.threat.rule;

import io.weir.threat.ThreatClass;

/**
 * The rules of one class of attack, or of one family within it. They read each byte a bounded
 * number of times.
 */
public interface Rule {
  /** The class that the matches belong to. */
  ThreatClass threatClass();

  /** Returns what all rule ids begin with, such as {@code sqli}. */
  String prefix();

  /** Looks at the text and reports what it finds; reports nothing for places it does not read. */
  void look(Unit unit, Evidence evidence);

  /**
   * Names the words that the rules fire on without any odd punctuation beside them; by default
   * there are none.
   */
  default void triggers(Triggers triggers) {}
}
