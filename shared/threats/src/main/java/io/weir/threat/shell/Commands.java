package io.weir.threat.shell;

import io.weir.threat.rule.Evidence;
import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;

/** Programs where a command begins, and what is given to them. */
final class Commands {
  private static final int REACH = 160;
  private static final int INTERPRETER = ShellVocabulary.RUNNER | ShellVocabulary.INTERPRETER;

  private final ShellText shell;
  private final Text text;
  private final boolean agent;
  private final boolean browser;
  private final Input input;
  private final boolean prose;
  private final Evidence out;
  private boolean listed;
  private boolean opens;
  private boolean chained;
  private boolean broken;
  private boolean sentence;

  /** What kind of parameter the text is the value of. */
  enum Input {
    ANY,
    /** Some value of a query. */
    VALUE,
    /** People write into it. */
    PROSE,
    /** Web shells call it so. */
    RUN,
    /** A piece between two ampersands, which part commands too. */
    PIECE
  }

  Commands(ShellText shell, boolean agent, boolean browser, Input input, Evidence out) {
    this.shell = shell;
    this.text = shell.text();
    this.agent = agent;
    this.browser = browser;
    this.prose = input == Input.PROSE;
    this.input = input;
    this.out = out;
  }

  void look() {
    int start = skipOpening(text, 0);
    command(start, input == Input.PIECE && text.at(0) == ' ', false);
    boolean runs = input == Input.RUN;
    if ((agent || runs) && start < text.length()) {
      lone(start, runs ? ShellVocabulary.RARE | ShellVocabulary.PROOF : ShellVocabulary.UNIQUE);
    }
    for (int i = 0; i < text.length(); i++) {
      int b = text.at(i);
      boolean line = (b == '\n' || b == '\r') && i + 1 < text.length();
      boolean opened = b == '(' && (text.at(i - 1) == '$' || text.at(i - 1) == '<');
      if (b == ';' || b == '|' || b == '&' || b == '`' || line || opened || b == '{') {
        sentence = Surroundings.isSentence(text, i);
        broken = b != '`' && !line && breaks(text, i, b);
        listed = Surroundings.lists(text, i, b);
        chained = listed && Surroundings.chains(text, i, b);
        int at = skipOpening(text, i + 1);
        opens = i == 0 && at <= 2 && text.at(at - 1) == b;
        if (!(line && traces(text, at))) {
          command(at, b != '{', b == '{');
        }
      }
    }
  }

  /** A separator right behind a closed quote, or a double one with blanks around it. */
  private static boolean breaks(Text text, int i, int separator) {
    boolean close = Bytes.isQuote(text.at(i - 1)) && Bytes.isLetter(text.at(i + 1));
    boolean spaced =
        text.at(i + 1) == separator
            && text.at(i - 1) == ' '
            && Bytes.isQuote(text.at(i - 2))
            && (separator == '|' || separator == '&');
    return i > 0 && (close || spaced);
  }

  /** A line of a stack trace, as scripts report their errors. */
  private static boolean traces(Text text, int at) {
    return text.startsWith(at, "at ") || text.startsWith(at, "file \"");
  }

  /** No client calls itself by the name of an administrator's tool. */
  private void lone(int start, int kinds) {
    int name = text.near('=', start, 16) > 0 ? text.near('=', start, 16) + 1 : start;
    int end = nameEnd(text, name);
    boolean known = (ShellVocabulary.WORDS.bits(text, name, end) & kinds) != 0;
    if (known && text.skipBlank(end) >= text.length()) {
      out.add(CommandRule.COMMAND, 0.55, start, end);
    }
  }

  private static int skipOpening(Text text, int from) {
    int i = from;
    while (i < from + 12
        && (Bytes.isBlank(text.at(i))
            || Bytes.isQuote(text.at(i))
            || text.at(i) == '('
            || text.at(i) == '{'
            || text.at(i) == ','
            || text.at(i) == '@'
            || text.at(i) == '&'
            || text.at(i) == '|')) {
      i++;
    }
    return variable(text, i);
  }

  /** An unset variable in front of the command is nothing. */
  private static int variable(Text text, int i) {
    int end = text.wordEnd(i + 1);
    boolean unset = text.at(i) == '$' && end > i + 1 && Bytes.isBlank(text.at(end));
    return unset ? text.skipBlank(end) : i;
  }

  private void command(int at, boolean separated, boolean braced) {
    int name = pathPrefix(text, at);
    int end = nameEnd(text, name);
    int bits = ShellVocabulary.WORDS.bits(text, name, end);
    if (bits == 0) {
      bits = versioned(text, name, end);
    }
    if (bits == 0 && Cmdlets.isOne(text, name, end)) {
      bits = ShellVocabulary.RARE | ShellVocabulary.WINDOWS;
    }
    boolean compared = "<>!".indexOf(text.at(end)) >= 0 && text.at(end + 1) == '=';
    if (bits == 0 || text.at(end) == '[' || text.at(end) == '=' || compared) {
      return;
    }
    if (Bytes.isQuote(text.at(end)) && text.at(end) == text.at(name - 1)) {
      end++;
    }
    boolean path = name > at;
    int arguments = Arguments.weigh(text, end, REACH);
    boolean hidden = shell.interruptions() > 0 && interrupted(name, end);
    boolean delimited = Bytes.isBlank(text.at(end)) || ";&|".indexOf(text.at(end)) >= 0;
    boolean rare = (bits & (ShellVocabulary.RARE | ShellVocabulary.WINDOWS)) != 0;
    double confidence =
        separated
            ? separated(end, bits, rare, path, arguments)
            : first(end, end - name, bits, rare, path, arguments, braced);
    if (separated && broken && delimited && !agent) {
      confidence = Math.max(confidence, 0.65);
    } else if (separated && input == Input.RUN && delimited) {
      confidence = Math.max(confidence, 0.6);
    }
    if (hidden) {
      confidence = Math.max(confidence, 0.75);
    }
    boolean shown = path || hidden || arguments >= (browser ? 3 : 2);
    if (browser && !shown) {
      confidence = Math.min(confidence, 0.3);
    } else if (agent && separated && !shown && !text.startsWith(name, "whoami")) {
      confidence = Math.min(confidence, 0.4); // languages and encodings stand between semicolons
    }
    if (confidence > 0) {
      out.add(
          separated ? CommandRule.SECOND_COMMAND : CommandRule.COMMAND, confidence, at, end + 24);
    }
  }

  /** Returns where the program's name begins after the directories before it. */
  private static int pathPrefix(Text text, int at) {
    int i = at;
    int name = at;
    while (i < at + 40 && (Bytes.isWord(text.at(i)) || text.at(i) == '/' || text.at(i) == '.')) {
      if (text.at(i) == '/') {
        name = i + 1;
      }
      i++;
    }
    boolean system =
        text.startsWith(at, "/bin/")
            || text.startsWith(at, "/usr/")
            || text.startsWith(at, "/sbin/")
            || text.startsWith(at, "bin/")
            || text.startsWith(at, "/opt/");
    return system ? name : at;
  }

  private static int nameEnd(Text text, int name) {
    int i = name;
    while (Bytes.isWord(text.at(i)) || text.at(i) == '-' || text.at(i) == '+') {
      i++;
    }
    if (text.at(i) == '.' && text.startsWith(i, ".exe")) {
      i += 4;
    } else if (text.at(i) == '.' && Bytes.isDigit(text.at(i - 1))) {
      i = Bytes.isDigit(text.at(i + 1)) ? text.wordEnd(i + 1) : i;
    }
    return i;
  }

  /** {@code python3.10} is python. */
  private static int versioned(Text text, int name, int end) {
    int i = end;
    while (i > name && (Bytes.isDigit(text.at(i - 1)) || text.at(i - 1) == '.')) {
      i--;
    }
    return i < end && i - name > 2 ? ShellVocabulary.WORDS.bits(text, name, i) : 0;
  }

  private boolean interrupted(int from, int to) {
    boolean inside = shell.origin(to - 1) - shell.origin(from) > to - 1 - from;
    boolean behind = shell.origin(to) - shell.origin(from) > to - from;
    return inside || (behind && Bytes.isBlank(text.at(to)));
  }

  private double separated(int end, int bits, boolean rare, boolean path, int arguments) {
    int next = text.at(end);
    boolean over = Surroundings.ends(text, end);
    if (arguments >= 2) {
      return 0.9;
    }
    if (path) {
      return 0.8;
    }
    if (over) {
      if (sentence || (listed && (bits & ShellVocabulary.MANAGER) != 0)) {
        return 0.4; // a word of a list, or a manager that was told nothing to do
      }
      boolean proof = (bits & ShellVocabulary.PROOF) != 0 && !Surroundings.goesOn(text, end);
      return rare && !(listed && (chained || Surroundings.goesOn(text, end)))
          ? 0.75
          : listed && (chained || !proof) ? 0.4 : 0.6;
    }
    boolean blank = Bytes.isBlank(next) || next == '<' || next == '>';
    boolean shows = (bits & ShellVocabulary.SHOWS) != 0 && Bytes.isBlank(next);
    if (shows && opens && !prose && Bytes.isWord(text.at(text.skipBlank(end)))) {
      return 0.6; // nobody begins a value with the separator
    }
    if ((bits & ShellVocabulary.NUMBERED) != 0 && Bytes.isDigit(text.at(text.skipBlank(end)))) {
      return listed ? 0.55 : 0.7;
    }
    if ((bits & ShellVocabulary.MANAGER) != 0 && blank && !listed && subCommand(end)) {
      return 0.7;
    }
    if (Arguments.assigns(text, end)) {
      return listed ? 0.45 : 0.65;
    }
    double lonely = rare && !listed ? 0.55 : rare ? 0.45 : 0.3;
    return blank ? arguments == 1 ? (listed && !rare ? 0.45 : 0.7) : lonely : 0;
  }

  private boolean subCommand(int end) {
    return Arguments.isSubCommand(text, text.skipBlank(end));
  }

  private double first(
      int end, int length, int bits, boolean rare, boolean path, int arguments, boolean braced) {
    if (path) {
      return 0.75;
    }
    if (!Bytes.isBlank(text.at(end)) && !(braced && text.at(end) == ',')) {
      int sign = text.at(end);
      boolean chained = (sign == ';' || sign == '|' || sign == '&') && end + 1 < text.length();
      return chained && rare ? 0.5 : 0;
    }
    int word = text.skipBlank(end);
    boolean manager = (bits & ShellVocabulary.MANAGER) != 0;
    if (!rare && arguments == 2 && Bytes.isDigit(text.at(word)) && input != Input.RUN) {
      return 0.45;
    }
    if (arguments >= 2 && (rare || arguments > 2 || !Bytes.isLetter(text.at(word)) || manager)) {
      return prose && arguments < 5 && (manager || Surroundings.trails(text)) ? 0.45 : 0.8;
    }
    if ((bits & ShellVocabulary.RUNNER) != 0) {
      int inner = ShellVocabulary.WORDS.bits(text, word, nameEnd(text, word));
      boolean runs = (inner & ShellVocabulary.RUNNER) != 0 && arguments > 0;
      if ((inner & ShellVocabulary.RARE) != 0 || runs) {
        return prose && Surroundings.trails(text) ? 0.45 : 0.7;
      }
    }
    if (manager && Arguments.isSubCommand(text, word)) {
      return prose ? 0.4 : 0.6;
    }
    if ((bits & ShellVocabulary.ASSIGNS) != 0 && Arguments.assigns(text, end)) {
      return prose ? 0.4 : 0.6;
    }
    if (input == Input.RUN && (rare || (bits & INTERPRETER) != 0)) {
      return 0.6;
    }
    boolean unique = (bits & ShellVocabulary.UNIQUE) != 0;
    boolean product = text.startsWith(end - 4, "curl") || text.startsWith(end - 4, "yarn");
    boolean named = rare && !product && length >= 4 && (input == Input.VALUE || input == Input.RUN);
    return unique ? 0.55 : arguments == 1 ? (rare ? 0.6 : 0.45) : named ? 0.5 : 0;
  }
}
