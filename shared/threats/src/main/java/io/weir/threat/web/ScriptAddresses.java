package io.weir.threat.web;

import io.weir.threat.rule.Evidence;
import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;

/** Addresses and style values that are scripts: {@code javascript:}, {@code expression(}. */
final class ScriptAddresses {
  private static final int LOOSE = 40;

  private ScriptAddresses() {}

  static void look(Text text, Evidence evidence) {
    boolean colon = text.has(':');
    for (int i = 0; i < text.length(); i++) {
      switch (text.at(i)) {
        case 'j' -> scheme(text, i, "javascript:", 0.85, colon, evidence);
        case 'v' -> scheme(text, i, "vbscript:", 0.85, colon, evidence);
        case 'l' -> scheme(text, i, "livescript:", 0.85, colon, evidence);
        case 'm' -> scheme(text, i, "mocha:", 0.6, colon, evidence);
        case 'd' -> data(text, i, evidence);
        case 'e' -> expression(text, i, evidence);
        case '-' -> exact(text, i, "-moz-binding", 0.75, evidence);
        case 'b' -> exact(text, i, "behavior:url", 0.7, evidence);
        case '@' -> exact(text, i, "@import", text.has('{') || text.has('<') ? 0.7 : 0.3, evidence);
        case 'u' -> exact(text, i, "url(javascript", 0.7, evidence);
        case 'x' -> {
          exact(text, i, "xlink:href", text.has('<') ? 0.7 : 0.4, evidence);
          exact(text, i, "xmlns=", text.has('<') ? 0.5 : 0.2, evidence);
        }
        default -> {}
      }
    }
  }

  private static void exact(Text text, int i, String literal, double confidence, Evidence out) {
    if (text.startsWith(i, literal)) {
      out.add(XssRule.SCRIPT_STYLE, confidence, i, i + literal.length() + 12);
    }
  }

  /** Browsers drop tabs, line ends and NULs inside a scheme. */
  private static void scheme(
      Text text, int i, String scheme, double confidence, boolean colon, Evidence out) {
    if (!colon || Bytes.isWord(text.at(i - 1))) {
      return;
    }
    int end = loose(text, i, scheme);
    if (end < 0) {
      return;
    }
    int code = text.skipBlank(end);
    boolean idle = text.startsWith(code, "void(0)") || text.startsWith(code, ";");
    boolean nothing = text.at(code) == Text.NONE || text.at(code) == '&';
    boolean title = code > end && Bytes.isLetter(text.at(code)) && !isCode(text, code);
    out.add(XssRule.SCRIPT_ADDRESS, idle ? 0.3 : nothing || title ? 0.4 : confidence, i, end + 24);
  }

  private static boolean isCode(Text text, int from) {
    int most = Math.min(text.length(), from + 2 * LOOSE);
    for (int i = from; i < most; i++) {
      if ("(`=[<;.\\".indexOf(text.at(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static int loose(Text text, int start, String literal) {
    int i = start;
    for (int k = 0; k < literal.length(); k++) {
      while (k > 0 && (Bytes.isBlank(text.at(i)) || text.at(i) == '\\') && i < start + LOOSE) {
        i++;
      }
      if (text.at(i) != literal.charAt(k)) {
        return -1;
      }
      i++;
    }
    return i;
  }

  private static void data(Text text, int i, Evidence out) {
    if (!text.startsWith(i, "data:") || Bytes.isLetter(text.at(i - 1))) {
      return;
    }
    int type = text.skipBlank(i + 5);
    boolean active =
        text.startsWith(type, "text/html")
            || text.startsWith(type, "text/xml")
            || text.startsWith(type, "text/javascript")
            || text.startsWith(type, "application/x")
            || text.startsWith(type, "application/javascript")
            || text.startsWith(type, "application/ecmascript")
            || text.startsWith(type, "image/svg");
    if (active || (text.has('<') && text.at(type) == ',')) {
      out.add(XssRule.DATA_ADDRESS, 0.7, i, type + 24);
    }
  }

  private static void expression(Text text, int i, Evidence out) {
    if (text.startsWith(i, "ex") && text.has('(') && text.has(':')) {
      int end = comments(text, i);
      if (end > 0) {
        out.add(XssRule.SCRIPT_STYLE, text.has('<') || text.has('=') ? 0.75 : 0.4, i, end + 12);
      }
    }
  }

  /** Returns where {@code expression(} ends, comments inside the word passed over, or -1. */
  private static int comments(Text text, int start) {
    String word = "expression(";
    int i = start;
    for (int k = 0; k < word.length(); k++) {
      while (text.at(i) == '/' && text.at(i + 1) == '*' && i < start + LOOSE) {
        int close = text.near("*/", i + 2, 2 * LOOSE);
        if (close < 0) {
          return -1;
        }
        i = close + 2;
      }
      while (k > 0 && (Bytes.isBlank(text.at(i)) || text.at(i) == '\\') && i < start + LOOSE) {
        i++;
      }
      if (text.at(i) != word.charAt(k)) {
        return -1;
      }
      i++;
    }
    return i;
  }
}
