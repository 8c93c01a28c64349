package io.weir.threat.rule;

import io.weir.threat.text.Words;

/**
 * Takes the words that have to open the gate, because a rule may fire on a text with nothing else
 * odd in it.
 */
public interface Triggers {
  /** When a word opens the gate. */
  enum When {
    /** Wherever it stands. */
    ALWAYS(true, true),
    /** In a query. */
    QUERY(false, true),
    /** With a blank before or after it. */
    SPACED(false, false),
    /** With a dot after it. */
    DOTTED(true, true),
    /** As the ending of a name. */
    ENDING(true, true),
    /** As a whole segment of a path. */
    SEGMENT(true, false),
    /** As two whole segments of a path, one behind the other. */
    SEGMENTS(true, false),
    /** Before a blank and a number. */
    NUMBERED(false, false),
    /** As the name of a parameter with an address. */
    NAME(false, false),
    /** Before a colon. */
    SCHEME(false, false),
    /** In a query, with a slash after it; of several words the first. */
    SLASHED(false, false);

    private final boolean inPaths;
    private final boolean inQueries;

    When(boolean inPaths, boolean inQueries) {
      this.inPaths = inPaths;
      this.inQueries = inQueries;
    }

    /** Returns whether it may open the gate in a path that has neither blanks nor colons. */
    public boolean inPaths() {
      return inPaths;
    }

    /** As the other, for a query that has no slashes either. */
    public boolean inQueries() {
      return inQueries;
    }
  }

  /** Adds the words of the set that have one of the category bits. */
  void add(When when, Words words, int categories);

  /** Adds the words of the list, which are separated by blanks. */
  void add(When when, String list);

  /** Adds all words of the set. */
  default void add(When when, Words words) {
    add(when, words, -1);
  }
}
