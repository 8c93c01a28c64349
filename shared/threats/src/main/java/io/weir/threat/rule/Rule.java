package io.weir.threat.rule;

import io.weir.threat.ThreatClass;
import java.util.List;

/**
 * The rules of one class of attack, or of one family within it. They read each byte a bounded
 * number of times.
 */
public interface Rule {
  /** The class that the matches belong to. */
  ThreatClass threatClass();

  /** Returns what all rule ids begin with, such as {@code sqli}. */
  String prefix();

  /** Returns the names of all rules of the family. */
  List<RuleName> names();

  /** Returns the stable id of one of them, such as {@code sqli.tautology}. */
  default String id(RuleName name) {
    return prefix() + "." + name.id();
  }

  /** Looks at the text and reports what it finds; reports nothing for places it does not read. */
  void look(Unit unit, Evidence evidence);

  /**
   * Names the words that the rules fire on without any odd punctuation beside them; by default
   * there are none.
   */
  default void triggers(Triggers triggers) {}
}
