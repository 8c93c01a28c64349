package io.weir.threat.shell;

import io.weir.threat.rule.Evidence;
import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;

/** What only a shell understands: substitutions, its field separator, its function definitions. */
final class Substitutions {
  private Substitutions() {}

  static void look(Text text, Evidence out) {
    for (int i = 0; i < text.length(); i++) {
      switch (text.at(i)) {
        case '$' -> dollar(text, i, out);
        case '`' -> backtick(text, i, out);
        case '(' -> shellshock(text, i, out);
        case '<' -> process(text, i, out);
        case '{' -> braces(text, i, out);
        case '/' -> {
          if (text.startsWith(i, "/dev/tcp/") || text.startsWith(i, "/dev/udp/")) {
            out.add(CommandRule.DEV_TCP, 0.9, i, i + 24);
          }
        }
        case '~' -> tilde(text, i, out);
        case '.' -> dotCommand(text, i, out);
        case '!' -> {
          int number = text.at(1) == '-' ? 2 : 1;
          boolean whole = text.wordEnd(number) == text.length() && text.length() > 1;
          if (i == 0 && Bytes.isDigit(text.at(number)) && (whole || number == 2)) {
            out.add(CommandRule.HISTORY, 0.5, i, i + 6);
          }
        }
        default -> {}
      }
    }
  }

  private static void dollar(Text text, int i, Evidence out) {
    int next = text.at(i + 1);
    if (text.startsWith(i + 1, "ifs") || text.startsWith(i + 1, "{ifs")) {
      out.add(CommandRule.FIELD_SEPARATOR, 0.85, i, i + 8);
    } else if (next == '(' && text.at(i + 2) == '(') {
      out.add(CommandRule.ARITHMETIC, 0.65, i, i + 16);
    } else if (next == '[' && !Bytes.isQuote(text.at(i + 2)) && text.at(i - 1) != '[') {
      boolean closed = text.near(']', i, 64) > 0;
      out.add(CommandRule.ARITHMETIC, closed ? 0.5 : 0.3, i, i + 8);
    } else if (next == '(') {
      substitution(text, i, out);
    } else if (next == '{' && parameter(text, i + 2)) {
      out.add(CommandRule.PARAMETER_EXPANSION, 0.7, i, i + 16);
    } else if (environment(text, i + 1)) {
      out.add(CommandRule.SHELL_VARIABLE, 0.55, i, i + 16);
    } else if (next == '{' && text.at(i + 2) == '`') {
      out.add(CommandRule.SUBSTITUTION, 0.8, i, i + 16);
    } else if (text.startsWith(i + 1, "shell") || text.startsWith(i + 1, "{shell")) {
      out.add(CommandRule.SHELL_VARIABLE, 0.6, i, i + 12);
    } else if (Bytes.isLetter(next) && assigned(text, i)) {
      out.add(CommandRule.VARIABLE_COMMAND, 0.65, i, i + 16);
    } else if (next == '\'' && text.at(i + 2) == '\\') {
      out.add(CommandRule.ANSI_C_STRING, 0.7, i, i + 12);
    }
  }

  /** {@code ${PATH:0:1}}, {@code ${x//a/b}}, {@code ${!x}}: a part of a variable, or a change. */
  private static boolean parameter(Text text, int from) {
    int end = text.wordEnd(text.at(from) == '!' ? from + 1 : from);
    if (end == from || (Bytes.isDigit(text.at(from)) && text.at(end) == '}')) {
      return false;
    }
    int sign = text.at(end);
    int next = text.at(end + 1);
    boolean slice =
        sign == ':' && (Bytes.isDigit(next) || (next == ' ' && text.at(end + 2) == '-'));
    boolean change = (sign == '/' && next == '/') || (sign == '^' && next == '^');
    boolean cut = (sign == '%' || sign == '#') && next != '}' && text.near('}', end, 24) > 0;
    return slice || change || cut || (text.at(from) == '!' && sign == '}');
  }

  private static boolean environment(Text text, int from) {
    for (String name : new String[] {"home/", "pwd/", "oldpwd/", "hostname/", "bash_", "path:"}) {
      if (text.startsWith(from, name)) {
        return true;
      }
    }
    return false;
  }

  /** {@code a=nc;$a -l}: a variable that was given a value before, run as a command. */
  private static boolean assigned(Text text, int i) {
    int before = text.at(i - 1) == ' ' ? i - 2 : i - 1;
    int b = text.at(before);
    if (b != ';' && b != '&' && b != '|' && b != '\n') {
      return false;
    }
    int end = text.wordEnd(i + 1);
    int length = end - i - 1;
    if (text.at(end) == '=') {
      return false;
    }
    for (int at = Math.max(0, i - 80); at + length < before; at++) {
      int sign = text.at(at - 1);
      boolean starts = !Bytes.isWord(sign) && sign != '$' && text.at(at + length) == '=';
      if (starts && text.wordEnd(at) == at + length && same(text, at, i + 1, length)) {
        return true;
      }
    }
    return false;
  }

  private static boolean same(Text text, int one, int other, int length) {
    for (int k = 0; k < length; k++) {
      if (text.at(one + k) != text.at(other + k)) {
        return false;
      }
    }
    return true;
  }

  private static void substitution(Text text, int i, Evidence out) {
    int word = text.skipBlank(i + 2);
    int end = text.wordEnd(word);
    int bits = ShellVocabulary.WORDS.bits(text, word, end);
    boolean jquery =
        text.startsWith(word, "document")
            || text.startsWith(word, "this")
            || text.startsWith(word, "window")
            || text.startsWith(word, "function");
    int after = text.at(end);
    if (bits != 0
        && (after == ' ' || after == ')' || after == '$' || after == '<' || after == '\t')) {
      out.add(CommandRule.SUBSTITUTION, 0.8, i, end + 16);
    } else if (text.at(word) == '/' || text.at(word) == '<') {
      out.add(CommandRule.SUBSTITUTION, 0.75, i, end + 16);
    } else if (Bytes.isLetter(text.at(word)) && !jquery && (after == ')' || after == ' ')) {
      out.add(CommandRule.SUBSTITUTION, 0.55, i, end + 8);
    }
  }

  private static void backtick(Text text, int i, Evidence out) {
    int word = text.skipBlank(i + 1);
    int start = text.at(word) == '/' ? Math.max(word, lastSlash(text, word) + 1) : word;
    int end = text.wordEnd(start);
    int bits = ShellVocabulary.WORDS.bits(text, start, end);
    int after = text.at(end);
    boolean closed = after == '`' || after == ' ' || after == '$' || after == '<' || after == '+';
    if (bits != 0 && closed && text.near('`', end, 160) > 0) {
      boolean prose = i > 1 && text.at(i - 1) == ' ' && Bytes.isLetter(text.at(i - 2));
      out.add(CommandRule.SUBSTITUTION, prose ? 0.4 : 0.8, i, end + 16);
    }
  }

  private static int lastSlash(Text text, int from) {
    int last = from;
    for (int i = from; i < from + 40 && (Bytes.isWord(text.at(i)) || text.at(i) == '/'); i++) {
      last = text.at(i) == '/' ? i : last;
    }
    return last;
  }

  /** {@code () { }}: a function that old versions of bash ran on import (CVE-2014-6271). */
  private static void shellshock(Text text, int i, Evidence out) {
    int close = text.skipBlank(i + 1);
    int brace = text.skipBlank(close + 1);
    boolean anonymous = !Bytes.isLetter(text.at(i - 1)) && text.at(i - 1) != ')';
    if (text.at(close) == ')' && text.at(brace) == '{' && anonymous) {
      int body = text.skipBlank(brace + 1);
      boolean word = text.startsWith(text.wordStart(i - 1), "function");
      boolean nothing = text.at(body) == '}';
      out.add(
          CommandRule.SHELLSHOCK,
          text.at(body) == ':' ? 0.95 : word || nothing ? 0.3 : 0.6,
          i,
          brace + 24);
    }
  }

  private static void process(Text text, int i, Evidence out) {
    if (text.at(i + 1) == '(') {
      int word = text.skipBlank(i + 2);
      if (ShellVocabulary.WORDS.contains(text, word, text.wordEnd(word))) {
        out.add(CommandRule.SUBSTITUTION, 0.75, i, word + 16);
      }
    } else if (text.startsWith(i, "<<<")) {
      out.add(CommandRule.HERE_STRING, 0.7, i, i + 24);
    }
  }

  /** {@code {cat,/etc/passwd}}: a list without blanks. */
  private static void braces(Text text, int i, Evidence out) {
    int j = i + 1;
    int commas = 0;
    boolean shell = false;
    while (j < i + 64
        && text.at(j) != '{'
        && text.at(j) != '}'
        && text.at(j) > ' '
        && text.at(j) != ':') {
      commas += text.at(j) == ',' ? 1 : 0;
      shell |= text.at(j) == '/' || text.at(j) == '-' || text.at(j) == '?' || text.at(j) == '$';
      j++;
    }
    if (text.at(j) != '}' || commas == 0) {
      return;
    }
    int end = text.wordEnd(i + 1);
    boolean command = ShellVocabulary.WORDS.contains(text, i + 1, end) && text.at(end) == ',';
    boolean glued = Bytes.isLetter(text.at(i - 1)) || Bytes.isLetter(text.at(j + 1));
    boolean nothing = text.at(j - 1) == ',';
    boolean inside = Bytes.isLetter(text.at(j + 1)) && letters(text, i + 1, j);
    if (text.at(i + 1) == ',' || (command && shell)) {
      out.add(CommandRule.BRACE_EXPANSION, 0.65, i, j + 1);
    } else if ((command && (shell || begins(text, i)))
        || (commas == 1 && ((glued && nothing) || inside))) {
      out.add(CommandRule.BRACE_EXPANSION, 0.5, i, j + 1);
    }
  }

  private static boolean begins(Text text, int i) {
    return i == 0 || ";|&\n=".indexOf(text.at(i - 1)) >= 0;
  }

  /** Letters, options and one comma: a name in pieces, as {@code c{a,oun}t} writes one. */
  private static boolean letters(Text text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Bytes.isLetter(text.at(i)) && text.at(i) != ',' && text.at(i) != '-') {
        return false;
      }
    }
    return to - from < 12;
  }

  /** A command of SQLite's shell on a line of its own. */
  private static void dotCommand(Text text, int i, Evidence out) {
    boolean line = text.at(i - 1) == '\n' || (text.at(i - 1) == 'n' && text.at(i - 2) == '\\');
    int word = text.skipBlank(i + 1);
    if (line) {
      for (String name :
          new String[] {
            "shell",
            "system",
            "databases",
            "open",
            "import",
            "load",
            "output",
            "tables",
            "read",
            "once"
          }) {
        if (text.startsWith(word, name)) {
          out.add(CommandRule.SQLITE_COMMAND, 0.6, i, word + 16);
          return;
        }
      }
    }
  }

  private static void tilde(Text text, int i, Evidence out) {
    int next = text.at(i + 1);
    boolean sign = next == '+' || next == '-' || next == ' ';
    int end = sign ? i + 2 : i + 1;
    while (Bytes.isDigit(text.at(end))) {
      end++;
    }
    boolean path = sign && next != ' ' && text.at(i + 2) == '/';
    if ((i == 0 || path) && end > i + 1 && (end == text.length() || path)) {
      out.add(CommandRule.TILDE, 0.5, i, end);
    }
  }
}
