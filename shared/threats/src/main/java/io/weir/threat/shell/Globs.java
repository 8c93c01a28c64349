package io.weir.threat.shell;

import io.weir.threat.rule.Evidence;
import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;

/** Paths with wildcards inside their names, {@code /e??/pa?swd}: nobody writes them but to hide. */
final class Globs {
  private Globs() {}

  static void look(Text text, Evidence out) {
    if (!text.has('?') && !text.has('*') && !text.has('[')) {
      return;
    }
    int i = 0;
    while (i < text.length()) {
      if (text.at(i) == '/'
          && !Bytes.isWord(text.at(i - 1))
          && text.at(i - 1) != '/'
          && text.at(i - 1) != '*') {
        int end = end(text, i);
        weigh(text, i, end, out);
        i = Math.max(end, i + 1);
      } else {
        i++;
      }
    }
  }

  private static int end(Text text, int from) {
    int i = from;
    int b = text.at(i);
    while (Bytes.isWord(b) || ("/?*[].!-\\".indexOf(b) >= 0 && b > 0)) {
      b = text.at(++i);
    }
    return i;
  }

  private static void weigh(Text text, int from, int end, Evidence out) {
    int wild = 0;
    int slashes = 0;
    boolean after = false;
    boolean bracket = false;
    for (int i = from; i < end; i++) {
      int b = text.at(i);
      boolean single = b == '?' && (text.at(i + 1) != Text.NONE || text.at(i - 1) == '?');
      boolean star =
          b == '*'
              && (Bytes.isLetter(text.at(i - 1))
                  || Bytes.isLetter(text.at(i + 1))
                  || text.at(i + 1) == '*'
                  || text.at(i + 1) == '/');
      boolean open =
          b == '['
              && i > from
              && text.near(']', i, Math.min(16, end - i)) > 0
              && (Bytes.isLetter(text.at(i + 1)) || text.at(i + 1) == '!' || text.at(i + 1) == '^');
      boolean run = i > from && text.at(i - 1) == b;
      if ((single || star || open) && !run) {
        wild++;
        bracket |= open;
      } else if (b == '/') {
        slashes++;
        after |= wild > 0;
      }
    }
    boolean comment = text.startsWith(from, "/*") || text.startsWith(end - 2, "*/");
    boolean root = Roots.isMatched(text, from + 1, end);
    if (wild > 0 && slashes >= 2 && root && !comment && (after || bracket || wild > 1)) {
      out.add(CommandRule.WILDCARD_PATH, 0.65, from, end);
    }
  }
}
