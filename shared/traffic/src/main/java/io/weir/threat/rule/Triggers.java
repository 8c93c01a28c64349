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
    ALWAYS,
    /** In a query. */
    QUERY,
    /** With a blank before or after it. */
    SPACED,
    /** With a dot after it. */
    DOTTED,
    /** As the ending of a name. */
    ENDING,
    /** As a whole segment of a path. */
    SEGMENT,
    /** Before a blank and a number. */
    NUMBERED,
    /** As the name of a parameter with an address. */
    NAME,
    /** Before a colon. */
    SCHEME,
    /** In a query, with a slash after it; of several words the first. */
    SLASHED
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
