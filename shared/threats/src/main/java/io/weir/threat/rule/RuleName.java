package io.weir.threat.rule;

import java.util.Locale;

/**
 * The name of a rule within its family. Each family has an enum or a table of them, so that no rule
 * fires under a name that the catalogue does not know.
 */
public interface RuleName {
  /** Returns the name of the constant. */
  String name();

  /** Returns the second half of the rule's id, such as {@code union-select}. */
  default String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
