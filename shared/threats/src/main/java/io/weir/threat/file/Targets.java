package io.weir.threat.file;

import io.weir.threat.rule.Evidence;
import io.weir.threat.rule.Place;
import io.weir.threat.rule.Unit;
import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;

/**
 * A file of the system whose name is whole while the separators before it are junk, as encoders of
 * traversals write it: overlong or half-decoded UTF-8, full-width signs, control characters, other
 * encodings' numbers. No server has to read it for somebody to have tried.
 */
final class Targets {
  private static final int MOST_JUNK = 24;

  /** A directory and a name in it that only mean the system's own. */
  private static final String[][] PAIRS = {
    {"etc", "passwd"},
    {"etc", "shadow"},
    {"etc", "hosts"},
    {"etc", "issue"},
    {"windows", "system32"},
    {"windows", "win.ini"},
    {"winnt", "system32"},
    {"windows", "system.ini"},
    {"winnt", "win.ini"},
    {"proc", "self"}
  };

  private Targets() {}

  static void look(Unit unit, Evidence out) {
    Text text = unit.text();
    if (unit.place() != Place.PATH && unit.place() != Place.QUERY) {
      return;
    }
    for (String[] pair : PAIRS) {
      int at = text.indexOf(pair[1], 4);
      if (at > 0) {
        pair(text, pair[0], at, at + pair[1].length(), out);
      }
    }
    int boot = text.indexOf("boot.ini", 2);
    boolean junk = !Bytes.isWord(text.at(boot - 1)) && isJunk(text, boot - 2, boot);
    if (boot > 0 && (junk || escapes(text, boot) || OddSteps.endsAt(text, boot))) {
      out.add(TraversalRule.SYSTEM_FILE, 0.7, boot - 2, boot + 8);
    }
  }

  private static void pair(Text text, String directory, int at, int end, Evidence out) {
    int least = Math.max(0, at - MOST_JUNK - directory.length());
    for (int from = at - directory.length() - 1; from >= least; from--) {
      if (text.startsWith(from, directory)) {
        int junk = from + directory.length();
        boolean word = !Bytes.isWord(text.at(from - 1)) && !Bytes.isWord(text.at(junk));
        boolean odd = isJunk(text, junk, at) && (word || escapes(text, from));
        if (odd || (isSeparator(text, junk, at) && OddSteps.endsAt(text, from))) {
          out.add(TraversalRule.SYSTEM_FILE, 0.75, from, end);
        }
        return;
      }
    }
  }

  /** Returns whether something that looks like an encoded character, and is none, ends here. */
  private static boolean escapes(Text text, int end) {
    boolean hex = text.startsWith(end - 4, "0x");
    return text.at(end - 3) == '%'
        || (text.at(end - 2) == '%' && text.at(end - 4) == '%')
        || text.startsWith(end - 6, "%u")
        || (hex && text.startsWith(text.wordStart(end - 4), "0x"));
  }

  /** Returns whether nothing but one separator stands there. */
  private static boolean isSeparator(Text text, int from, int to) {
    int b = text.at(from);
    boolean number = text.startsWith(from, "0x2f") || text.startsWith(from, "0x5c");
    return (to - from == 1 && (b == '/' || b == '\\')) || (to - from == 4 && number);
  }

  /** Returns whether what stands there is no sentence, no name and no single plain slash. */
  private static boolean isJunk(Text text, int from, int to) {
    boolean odd = false;
    boolean slash = false;
    boolean letters = false;
    for (int i = from; i < to; i++) {
      int b = text.at(i);
      if (b == ' ' || b == '\n' || b == '&' || b == '=' || b == ',') {
        return false;
      }
      odd |= b > 0x7e || b < 0x20 || b == '%' || b == '\\' || b == ';' || b == '?' || b == '0';
      slash |= b == '/';
      letters |= Bytes.isLetter(b);
    }
    boolean plain = to - from == 1 && !text.startsWith(to, "system32");
    return odd || (slash && !letters && !plain);
  }
}
