package io.weir.threat.shell;

import io.weir.threat.rule.Evidence;
import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;

/**
 * Commands behind separators that only show in the whole query, or that are written out: two
 * ampersands, which part parameters too, and a line end as {@code \n}.
 */
final class Separators {
  private static final int SURE =
      ShellVocabulary.RARE | ShellVocabulary.WINDOWS | ShellVocabulary.PROOF;

  private Separators() {}

  /** {@code host=a&&whoami}: what follows must be over, or given an option or a path. */
  static void look(Text query, Evidence out) {
    int at = query.indexOf("&&", 0);
    while (at >= 0) {
      int word = query.skipBlank(at + 2);
      int end = query.wordEnd(word);
      int after = query.at(end);
      int argument = query.at(query.skipBlank(end));
      boolean over = after == Text.NONE || after == '&' || after == ';' || after == '|';
      boolean given = Bytes.isBlank(after) && "-/.;|&>".indexOf(argument) >= 0;
      if (at > 0 && sure(query, word, end) && (over || given || argument == Text.NONE)) {
        out.add(CommandRule.SECOND_COMMAND, 0.65, at, end + 16);
      }
      at = query.indexOf("&&", at + 2);
    }
  }

  /** A line end as a programmer writes it, and a command between two of them. */
  static void written(Text text, Evidence out) {
    int at = text.has('\\') ? text.indexOf("\\n", 0) : -1;
    while (at >= 0) {
      int word = at + 2;
      boolean path = text.at(word) == '/';
      int end = text.wordEnd(word);
      while (path && text.at(end) == '/') {
        word = end + 1;
        end = text.wordEnd(word);
      }
      int after = text.at(end);
      boolean over = after == '\\' || after == ';' || after == '|' || after == Text.NONE;
      boolean drive = text.at(at - 1) == ':' || text.at(at - 1) == '\\';
      boolean given = Bytes.isBlank(after) && "-/.".indexOf(text.at(end + 1)) >= 0;
      if (!drive && sure(text, word, end) && (over || given)) {
        out.add(CommandRule.SECOND_COMMAND, 0.6, at, end + 16);
      }
      at = text.indexOf("\\n", at + 2);
    }
  }

  private static boolean sure(Text text, int from, int end) {
    return (ShellVocabulary.WORDS.bits(text, from, end) & SURE) != 0;
  }
}
