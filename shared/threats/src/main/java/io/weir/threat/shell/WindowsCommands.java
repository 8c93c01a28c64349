package io.weir.threat.shell;

import io.weir.threat.rule.Evidence;
import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;

/** The loops and conditions of cmd.exe, as its own help describes them. */
final class WindowsCommands {
  private WindowsCommands() {}

  static void look(Text text, Evidence out) {
    for (int i = 0; i < text.length(); i++) {
      int b = text.at(i);
      if (Bytes.isLetter(b) && !Bytes.isWord(text.at(i - 1))) {
        if (b == 'f' && text.startsWith(i, "for") && text.has('%')) {
          loop(text, i, out);
        } else if (b == 'i' && text.startsWith(i, "if") && !Bytes.isWord(text.at(i + 2))) {
          condition(text, i, out);
        } else if (text.startsWith(i, "cmd") || text.startsWith(i, "powershell")) {
          shell(text, i, out);
        }
      }
    }
  }

  /** {@code for /f "options" %a in (set) do command}. */
  private static void loop(Text text, int i, Evidence out) {
    int percent = text.near('%', i, 80);
    if (!Bytes.isBlank(text.at(i + 3)) || percent < 0) {
      return;
    }
    int most = percent + 24;
    for (int in = percent + 1; in < most; in++) {
      if (text.startsWith(in, "in")
          && Bytes.isBlank(text.at(in - 1))
          && text.at(text.skipBlank(in + 2)) == '(') {
        out.add(CommandRule.CMD_FOR, 0.8, i, in + 16);
        return;
      }
    }
  }

  private static void condition(Text text, int i, Evidence out) {
    int at = text.skipBlank(i + 2);
    boolean flag = text.startsWith(at, "/i");
    at = flag ? text.skipBlank(at + 2) : at;
    boolean not = text.startsWith(at, "not") && Bytes.isBlank(text.at(at + 3));
    at = not ? text.skipBlank(at + 3) : at;
    boolean spaced = Bytes.isBlank(text.at(i + 2)) || flag;
    if (!spaced) {
      return;
    }
    for (String word : new String[] {"exist", "defined", "errorlevel", "cmdextversion"}) {
      int end = at + word.length();
      if (text.startsWith(at, word) && Bytes.isBlank(text.at(end))) {
        boolean begins =
            i == 0 || !Bytes.isBlank(text.at(i - 1)) || !Bytes.isLetter(text.at(i - 2));
        out.add(CommandRule.CMD_IF, flag || not || begins ? 0.65 : 0.35, i, end + 16);
        return;
      }
    }
    comparison(text, i, at, out);
  }

  private static void comparison(Text text, int i, int from, Evidence out) {
    int most = Math.min(text.length(), from + 48);
    for (int k = from; k < most; k++) {
      boolean equal = text.startsWith(k, "==") && text.at(k + 2) != '=';
      boolean word =
          Bytes.isBlank(text.at(k - 1))
              && Bytes.isBlank(text.at(k + 3))
              && (text.startsWith(k, "equ")
                  || text.startsWith(k, "neq")
                  || text.startsWith(k, "leq")
                  || text.startsWith(k, "geq")
                  || text.startsWith(k, "lss")
                  || text.startsWith(k, "gtr"));
      if (equal || word) {
        boolean code = text.at(from) == '(' && from < i + 5;
        boolean begins = i == 0 || !Bytes.isLetter(text.at(i - 2));
        out.add(CommandRule.CMD_IF, code ? 0.3 : begins ? 0.65 : 0.4, i, k + 16);
        return;
      }
    }
  }

  private static void shell(Text text, int i, Evidence out) {
    int end = text.wordEnd(i);
    if (end - i != (text.at(i) == 'c' ? 3 : 10)) {
      return;
    }
    end = text.startsWith(end, ".exe") ? end + 4 : end;
    int option = text.skipBlank(end);
    boolean slash =
        text.at(option) == '/'
            && (text.at(option + 1) == 'c' || text.at(option + 1) == 'k')
            && !Bytes.isWord(text.at(option + 2));
    boolean dash = text.at(option) == '-' && Bytes.isLetter(text.at(option + 1)) && option > end;
    if (slash || dash) {
      out.add(CommandRule.CMD_SHELL, 0.75, i, option + 16);
    } else if (text.startsWith(i, "cmd.exe") || text.startsWith(i, "powershell.exe")) {
      out.add(CommandRule.CMD_SHELL, 0.7, i, end);
    }
  }
}
