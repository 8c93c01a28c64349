package io.weir.threat.shell;

import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;

/** Tells commands from the items of lists, the steps of query languages, and sentences. */
final class Surroundings {
  private Surroundings() {}

  /**
   * Returns whether the separator may part the items of a list, or the steps of a query language,
   * of which all are words: then a word that is also a command says nothing.
   */
  static boolean lists(Text text, int at, int separator) {
    if (text.at(at + 1) == separator || text.at(at - 1) == separator || at == 0) {
      return false;
    }
    if (separator != ';' && separator != '|' && separator != '&') {
      return false;
    }
    int from = at - 1;
    int letters = 0;
    while (from >= 0 && from > at - 40 && (Bytes.isLetter(text.at(from)) || isGap(text, from))) {
      letters += Bytes.isLetter(text.at(from)) ? 1 : 0;
      from--;
    }
    boolean joined = text.at(from) == '&' && Bytes.isBlank(text.at(from + 1));
    boolean whole = from < 0 || text.at(from) == ';' || text.at(from) == '|' || joined;
    boolean piped = separator == '|' && Bytes.isBlank(text.at(at - 1)) && text.near('=', 0, 24) > 0;
    return (letters > 1 && whole) || piped;
  }

  /** Returns whether "&amp;" stands between words of which at least two come before. */
  static boolean isSentence(Text text, int at) {
    boolean spaced = Bytes.isBlank(text.at(at - 1)) && Bytes.isBlank(text.at(at + 1));
    if (text.at(at) != '&' || !spaced) {
      return false;
    }
    int words = 0;
    for (int i = at - 2; i >= 0 && i > at - 60; i--) {
      if (!Bytes.isLetter(text.at(i)) && text.at(i) != ' ') {
        return false;
      }
      words += Bytes.isLetter(text.at(i)) && !Bytes.isLetter(text.at(i - 1)) ? 1 : 0;
    }
    return words > 1;
  }

  /** Returns whether the separator comes after another one and words: a list of three. */
  static boolean chains(Text text, int at, int separator) {
    int from = at - 1;
    while (from > at - 40 && (Bytes.isLetter(text.at(from)) || isGap(text, from))) {
      from--;
    }
    return text.at(from) == separator && from > 0;
  }

  private static boolean isGap(Text text, int at) {
    return text.at(at) == ' ' || text.at(at) == '_' || text.at(at) == '-';
  }

  /** Returns whether a list goes on behind the word. */
  static boolean goesOn(Text text, int end) {
    int next = text.skipBlank(end);
    int b = text.at(next);
    return (b == ';' || b == '|' || b == '&') && Bytes.isLetter(text.at(text.skipBlank(next + 1)));
  }

  /** Returns whether the input ends in a word of a sentence, as a question about a command does. */
  static boolean trails(Text text) {
    int start = text.wordStart(text.length());
    boolean letters = start > 0 && text.length() - start > 3 && text.at(start - 1) == ' ';
    for (int i = start; letters && i < text.length(); i++) {
      letters = Bytes.isLetter(text.at(i));
    }
    return letters;
  }

  /** Returns whether the command is over: the input ends, or the next command begins. */
  static boolean ends(Text text, int end) {
    int at = text.skipBlank(end);
    int next = text.at(at);
    return next == Text.NONE
        || next == ';'
        || next == '|'
        || next == '&'
        || next == '`'
        || next == ')'
        || (next == '#' && !Bytes.isDigit(text.at(at + 1)))
        || next == '}'
        || next == '\''
        || next == '"'
        || next == '\\'
        || next == '%'
        || next == '<'
        || next == '>';
  }
}
