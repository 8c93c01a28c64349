package io.weir.threat.code;

import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;

/** Passes over what PHP passes over: blanks and comments, of bounded length. */
final class PhpComments {
  private PhpComments() {}

  /** Returns the first index from here that is neither blank nor in a comment. */
  static int after(Text text, int from) {
    int i = from;
    int most = from + 80;
    while (i < most) {
      if (Bytes.isBlank(text.at(i))) {
        i++;
      } else if (text.startsWith(i, "/*")) {
        int close = text.near("*/", i + 2, 64);
        if (close < 0) {
          return i;
        }
        i = close + 2;
      } else if (text.startsWith(i, "//") || text.at(i) == '#') {
        int line = text.near('\n', i, 64);
        if (line < 0) {
          return i;
        }
        i = line + 1;
      } else {
        return i;
      }
    }
    return i;
  }

  /** Returns the last index, from here back, that is neither blank nor in a comment. */
  static int before(Text text, int from) {
    int i = from;
    while (i > from - 48) {
      if (text.at(i) == '/' && text.at(i - 1) == '*') {
        i -= 2;
        while (i > from - 48 && !text.startsWith(i, "/*")) {
          i--;
        }
      } else if (!Bytes.isBlank(text.at(i))) {
        return i;
      }
      i--;
    }
    return i;
  }
}
