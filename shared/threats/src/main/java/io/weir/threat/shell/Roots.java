package io.weir.threat.shell;

import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;

/**
 * Tells patterns that a shell would find a directory of the system by: {@code /b?n/}, {@code
 * /???/}, {@code /[b]in/}. A star alone matches everything and says nothing; index patterns and
 * routes of frameworks ({@code /logs-*}, {@code /[slug]}) match none of them.
 */
final class Roots {
  private static final String[] NAMES = {
    "bin", "sbin", "etc", "usr", "dev", "tmp", "var", "proc", "opt", "home", "lib"
  };

  private Roots() {}

  /** Returns whether the first segment, which begins here, matches one of the names. */
  static boolean isMatched(Text text, int from, int end) {
    int stop = from;
    boolean literal = false;
    int single = 0;
    boolean inside = false;
    while (stop < end && (inside || text.at(stop) != '/')) {
      inside = text.at(stop) == '[' || (inside && text.at(stop) != ']');
      literal |= Bytes.isLetter(text.at(stop));
      single += text.at(stop) == '?' ? 1 : 0;
      stop++;
    }
    if (!literal && single < 2) {
      return false;
    }
    for (String name : NAMES) {
      if (matches(text, from, stop, name)) {
        return true;
      }
    }
    return false;
  }

  /** A bracket stands for one character, a star for any number; there is no going back. */
  private static boolean matches(Text text, int from, int stop, String name) {
    int at = 0;
    int i = from;
    while (i < stop) {
      int b = text.at(i);
      if (b == '*') {
        int next = text.at(i + 1);
        int found = i + 1 >= stop ? name.length() : name.indexOf(next, at);
        if (found < 0) {
          return false;
        }
        at = found;
        i++;
      } else if (at >= name.length()) {
        return false;
      } else if (b == '[') {
        int close = text.near(']', i, Math.min(16, stop - i));
        i = close < 0 ? stop : close + 1;
        at++;
      } else if (b == '?' || b == name.charAt(at)) {
        i++;
        at++;
      } else if (b == '\\') {
        i++;
      } else {
        return false;
      }
    }
    return at == name.length();
  }
}
