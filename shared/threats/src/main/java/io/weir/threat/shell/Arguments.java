package io.weir.threat.shell;

import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;
import io.weir.threat.text.Words;

/** Weighs how much a piece of text looks like the arguments of a program. */
final class Arguments {
  private static final Words SUB_COMMANDS =
      Words.of(
          """
          install remove update upgrade list show run exec start stop restart status clone pull push
          commit init config dump decrypt encrypt view collection alerts decisions all ls ps build
          enable disable reload search info add get set report download
          user localgroup accounts share session use view firewall advfirewall wlan interface query
          create delete process os computersystem useraccount logicaldisk apply destroy s3 ec2 sts
          iam\
          """);

  private Arguments() {}

  /** Returns 0 for nothing of the kind, 1 for something that may be, 2 or more for arguments. */
  static int weigh(Text text, int from, int reach) {
    int most = Math.min(text.length(), from + reach);
    int weight = 0;
    int depth = 0;
    for (int i = from; i < most; i++) {
      int b = text.at(i);
      depth += b == '(' ? 1 : b == ')' ? -1 : 0;
      if (depth < 0) {
        break; // what the program stands in is closed
      }
      if (b == ';' || b == '|' || b == '\n' || (b == '&' && text.at(i + 1) == '&')) {
        break;
      }
      if (i > from && starts(text.at(i - 1))) {
        weight += word(text, i);
      }
      if (b == '>' && (text.at(i + 1) == '&' || text.at(i + 1) == '/')) {
        weight += 2;
      }
    }
    return weight;
  }

  private static boolean starts(int before) {
    return Bytes.isBlank(before)
        || before == ','
        || before == '<'
        || before == '>'
        || before == '='
        || before == '('
        || Bytes.isQuote(before);
  }

  private static int word(Text text, int i) {
    int b = text.at(i);
    int next = text.at(i + 1);
    if (b == '-') {
      int end = text.wordEnd(next == '-' ? i + 2 : i + 1);
      boolean option = Bytes.isLetter(next) || (next == '-' && Bytes.isLetter(text.at(i + 2)));
      return option && (end - i <= 3 || next == '-') ? 2 : option ? 1 : 0;
    }
    if (b == '/' && (Bytes.isLetter(next) || next == '?' || next == '*' || next == '[')) {
      return system(text, i) ? 3 : 1;
    }
    if (b == '.' && (next == '/' || (next == '.' && text.at(i + 2) == '/'))) {
      return 2;
    }
    if ((b == '~' && next == '/') || (b == '$' && (next == '(' || next == '{')) || b == '`') {
      return 2;
    }
    if (text.startsWith(i, "http://")
        || text.startsWith(i, "https://")
        || text.startsWith(i, "ftp://")) {
      return 2;
    }
    if ((b == '*' && next == '.') || (b == '%' && Bytes.isLetter(next))) {
      return 1;
    }
    return Bytes.isDigit(b)
        ? address(text, i)
        : Bytes.isLetter(b) ? file(text, i) : b == '+' ? 1 : 0;
  }

  private static boolean system(Text text, int i) {
    for (String root :
        new String[] {
          "/etc", "/bin", "/usr", "/var", "/tmp", "/dev", "/proc", "/home", "/root", "/opt", "/sys"
        }) {
      if (text.startsWith(i, root)) {
        return true;
      }
    }
    return false;
  }

  private static int address(Text text, int i) {
    int dots = 0;
    int k = i;
    while (Bytes.isDigit(text.at(k)) || text.at(k) == '.') {
      dots += text.at(k) == '.' ? 1 : 0;
      k++;
    }
    return dots == 3 ? 2 : 0;
  }

  /** A host or file name, or a Windows path. */
  private static int file(Text text, int i) {
    if (text.at(i + 1) == ':' && text.at(i + 2) == '\\') {
      return 2;
    }
    int end = text.wordEnd(i);
    boolean dotted = text.at(end) == '.' && Bytes.isLetter(text.at(end + 1));
    boolean assigned = text.at(end) == '=' && Bytes.isWord(text.at(end + 1));
    return (dotted && end - i > 1) || assigned ? 1 : 0;
  }

  /**
   * Returns whether a name that is given a value follows, after an option: {@code alias -g a=b}.
   */
  static boolean assigns(Text text, int end) {
    int at = text.skipBlank(end);
    boolean option = text.at(at) == '-' || (text.at(at) == '+' && at > end);
    int next = text.skipBlank(at + 1);
    boolean flag = next > at + 1 && text.at(text.wordEnd(next)) == '=';
    at = option ? text.skipBlank(text.wordEnd(at + 1)) : flag ? next : at;
    int name = text.wordEnd(at);
    return at > end && name > at && text.at(name) == '=' && text.at(name + 1) != '=';
  }

  static boolean isSubCommand(Text text, int at) {
    return SUB_COMMANDS.contains(text, at, text.wordEnd(at));
  }
}
