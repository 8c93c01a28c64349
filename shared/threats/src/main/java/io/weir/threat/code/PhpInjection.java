package io.weir.threat.code;

import io.weir.threat.ThreatClass;
import io.weir.threat.rule.Evidence;
import io.weir.threat.rule.Place;
import io.weir.threat.rule.Rule;
import io.weir.threat.rule.RuleName;
import io.weir.threat.rule.Triggers;
import io.weir.threat.rule.Triggers.When;
import io.weir.threat.rule.Unit;
import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;
import io.weir.threat.text.Words;
import java.util.List;

/**
 * PHP injection (CWE-94): opening tags, superglobals, calls of PHP's functions, calls through
 * variables, serialised objects.
 *
 * <p>Function names are those of the PHP manual that are no English words, most of them known by
 * the prefix of their extension ({@code preg_}, {@code posix_}); English ones ("file", "system")
 * count only when the call is written as PHP writes it.
 */
public final class PhpInjection implements Rule {
  private static final Words RUNNING = Words.of("exec system include require assert file");

  private static final Words SUPERGLOBALS =
      Words.of(
          "_get _post _request _cookie _server _files _env _session globals http_post_vars "
              + "http_get_vars http_server_vars argv");

  private static final Words STATEMENTS =
      Words.of("include include_once require require_once echo print");

  private static final Words NOT_PHP = Words.of("date_ file_ url_ set_ get_ is_");

  @Override
  public ThreatClass threatClass() {
    return ThreatClass.CODE_INJECTION;
  }

  @Override
  public String prefix() {
    return "php";
  }

  @Override
  public List<RuleName> names() {
    return List.of(PhpRule.values());
  }

  @Override
  public void triggers(Triggers triggers) {
    triggers.add(When.ALWAYS, SUPERGLOBALS);
    triggers.add(When.QUERY, PhpSettings.NAMES);
    triggers.add(When.QUERY, Dispatchers.NAMES);
    triggers.add(When.QUERY, Dispatchers.PARAMETERS);
  }

  @Override
  public void look(Unit unit, Evidence evidence) {
    Text text = unit.text();
    if (unit.place() == Place.VALUE) {
      Dispatchers.look(unit, evidence);
    }
    if (!unit.place().isWhole() || NOT_PHP.contains(text, 0, text.length())) {
      return;
    }
    boolean agent = unit.place() == Place.AGENT;
    int i = 0;
    while (i < text.length()) {
      int b = text.at(i);
      if (Bytes.isLetter(b)) {
        int end = text.wordEnd(i);
        if (text.has('(')) {
          function(text, i, end, agent, evidence);
        }
        if (end - i > 2 && !agent) {
          PhpSettings.look(text, i, evidence);
          statement(text, i, end, evidence);
        }
        i = end;
      } else {
        switch (b) {
          case '<' -> tag(text, i, evidence);
          case '$' -> dollar(text, i, evidence);
          case '[', '{' -> bbcode(text, i, evidence);
          case '(' -> called(text, i, evidence);
          default -> {}
        }
        if (b == ':' && Bytes.isDigit(text.at(i + 1))) {
          serialized(text, i, evidence);
        }
        i++;
      }
    }
  }

  private static void tag(Text text, int i, Evidence out) {
    if (text.at(i + 1) != '?') {
      return;
    }
    int word = text.skipBlank(i + 2);
    int end = text.wordEnd(word);
    boolean xml =
        text.startsWith(word, "xml")
            && Bytes.isBlank(text.at(word + 3))
            && text.near("version", word, 24) > 0;
    boolean processing =
        (text.startsWith(word, "x") && !text.startsWith(word, "xml"))
            || text.startsWith(word, "import");
    boolean php = text.startsWith(word, "php") || text.at(i + 2) == '=';
    if (php) {
      int next = text.skipBlank(end);
      boolean prose = Bytes.isLetter(text.at(next)) && !code(text, next);
      out.add(PhpRule.TAG, prose ? 0.4 : 0.9, i, i + 32);
    } else if (!xml && !processing) {
      boolean code =
          text.near('(', i, 120) > 0 || text.near(';', i, 120) > 0 || text.startsWith(word, "echo");
      boolean last = text.at(i + 2) == Text.NONE || text.at(i + 2) == '&';
      out.add(PhpRule.TAG, code || last ? 0.7 : 0.3, i, end + 16);
    }
  }

  private static boolean code(Text text, int from) {
    int most = Math.min(text.length(), from + 120);
    for (int i = from; i < most; i++) {
      if ("($;\"'`=".indexOf(text.at(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** {@code include 'x';} and {@code echo $x;}, which need no parentheses. */
  private static void statement(Text text, int i, int end, Evidence out) {
    int argument = text.skipBlank(end);
    int b = text.at(argument);
    if (!STATEMENTS.contains(text, i, end) || argument == end || !(b == '$' || Bytes.isQuote(b))) {
      return;
    }
    boolean once = text.startsWith(end - 5, "_once");
    int semicolon = text.near(';', argument, 120);
    boolean ends = semicolon > 0 && !Bytes.isLetter(text.at(text.skipBlank(semicolon + 1)));
    out.add(PhpRule.STATEMENT, once ? 0.65 : ends && b != '`' ? 0.55 : 0.3, i, argument + 24);
  }

  private static void function(Text text, int i, int end, boolean agent, Evidence out) {
    int open = PhpComments.after(text, end);
    if (text.at(open) != '(') {
      return;
    }
    int bits = PhpFunctions.WORDS.bits(text, i, end);
    int underscore = text.near('_', i, end - i);
    boolean family =
        underscore > i
            && end - i > 5
            && (PhpFunctions.WORDS.bits(text, i, underscore) & PhpFunctions.PREFIX) != 0;
    boolean direct = open == end;
    boolean comment = open > end && text.near("*/", end, open - end) >= 0;
    boolean gap = Bytes.isBlank(text.at(i - 1)) || text.at(i - 1) == '+';
    boolean begins = !gap || !Bytes.isLetter(text.at(i - 2));
    int argument = text.skipBlank(open + 1);
    boolean bare = text.at(open + 1) == Text.NONE || text.at(open + 1) == '&';
    boolean half = bare && text.startsWith(i, "eval");
    boolean cited = Bytes.isQuote(text.at(i - 1)) && text.at(i - 1) == text.at(open + 1);
    boolean php = text.at(argument) == '$' || Bytes.isQuote(text.at(argument));
    if (half || cited) {
      return; // a search for a call that many languages have: eval(
    }
    // By its first word alone it may be another language's: date_trunc_ym(created).
    boolean column = Bytes.isLetter(text.at(argument)) && text.at(text.wordEnd(argument)) == ')';
    family &= bits != 0 || !column;
    if (bits == 0 && !family) {
      glued(text, i, end, direct, out);
    } else if (((bits & PhpFunctions.NAME) != 0 && (bits & PhpFunctions.ENGLISH) == 0) || family) {
      boolean title =
          text.at(open + 1) == ')' && text.at(open + 2) == ' ' && Bytes.isLetter(text.at(open + 3));
      double confidence =
          title
              ? 0.4
              : comment ? 0.6 : direct ? begins || php ? 0.65 : 0.5 : begins || php ? 0.5 : 0.3;
      out.add(PhpRule.FUNCTION, agent ? confidence - 0.1 : confidence, i, open + 16);
    } else if ((bits & PhpFunctions.ENGLISH) != 0) {
      boolean spaced = open > end && !php && text.at(argument) != ')' && !begins;
      boolean over = text.near(')', open, 80) > 0;
      boolean runs = RUNNING.contains(text, i, end);
      boolean gapped = open > end && (open - end > 1 || text.at(end) != ' ');
      boolean calls = (direct || gapped) && begins && over && (runs || text.at(argument) == ')');
      boolean named = Bytes.isQuote(text.at(i - 1)) && !over;
      out.add(
          PhpRule.FUNCTION,
          named ? 0.3 : php ? 0.65 : calls && (gapped || !spaced) ? 0.55 : 0.3,
          i,
          open + 16);
    }
  }

  /** A long function name behind something that was put before it. */
  private static void glued(Text text, int i, int end, boolean direct, Evidence out) {
    if (!direct || end - i < 10) {
      return;
    }
    for (int from = i + 1; from < i + 6 && end - from > 5; from++) {
      int bits = PhpFunctions.WORDS.bits(text, from, end);
      int underscore = text.near('_', from, end - from);
      boolean family =
          underscore > from + 2
              && (PhpFunctions.WORDS.bits(text, from, underscore) & PhpFunctions.PREFIX) != 0
              && from - i == 3;
      if (((bits & PhpFunctions.NAME) != 0 && (bits & PhpFunctions.ENGLISH) == 0 && end - from > 7)
          || family) {
        out.add(PhpRule.FUNCTION, 0.5, i, end + 8);
        return;
      }
    }
  }

  /** A string, a list item or something in parentheses that is called: {@code ("sys"."tem")(}. */
  private static void called(Text text, int open, Evidence out) {
    int before = PhpComments.before(text, open - 1);
    int b = text.at(before);
    boolean closed = b == ')' || b == ']' || b == '}' || Bytes.isQuote(b);
    int end = closed ? text.near(')', open, 80) : -1;
    int after = end < 0 ? 0 : text.at(text.skipBlank(end + 1));
    boolean statement =
        after == ';' || after == Text.NONE || (after == '.' && text.at(end + 2) == 's');
    boolean argument = Bytes.isQuote(text.at(text.skipBlank(open + 1)));
    if (statement && (argument || named(text, Math.max(0, open - 40), open))) {
      out.add(PhpRule.INDIRECT_CALL, 0.6, Math.max(0, open - 24), end);
    }
  }

  private static boolean named(Text text, int from, int to) {
    int i = from;
    while (i < to) {
      int end = Bytes.isLetter(text.at(i)) ? text.wordEnd(i) : i + 1;
      if (end > i + 1
          && (PhpFunctions.WORDS.bits(text, i, Math.min(end, to))
                  & (PhpFunctions.NAME | PhpFunctions.ENGLISH))
              != 0) {
        return true;
      }
      i = end;
    }
    return false;
  }

  private static void dollar(Text text, int i, Evidence out) {
    int end = text.wordEnd(i + 1);
    if (SUPERGLOBALS.contains(text, i + 1, end)) {
      boolean used = "[{(=;)".indexOf(text.at(end)) >= 0 && end < text.length();
      out.add(PhpRule.SUPERGLOBAL, used ? 0.75 : 0.45, i, end + 16);
      return;
    }
    int at = i + 1;
    while (text.at(at) == '$' || text.at(at) == ' ') {
      at++;
    }
    if (text.at(at) == '{') {
      int inside = text.skipBlank(at + 1);
      int close = text.near('}', at, 48);
      if (close > inside
          && at > i + 1
          && (Bytes.isLetter(text.at(inside)) || text.at(inside) == '$')) {
        out.add(PhpRule.VARIABLE_VARIABLE, 0.55, i, close + 1);
      }
      call(text, i, close < 0 ? -1 : close + 1, close > inside, out);
    } else {
      int name = text.wordEnd(at);
      int bracket = name;
      boolean filled = name > at;
      for (int k = 0; k < 3 && text.at(bracket) == '['; k++) {
        int close = text.near(']', bracket, 40);
        if (close < 0) {
          return;
        }
        filled &= close > bracket + 1;
        bracket = close + 1;
      }
      boolean price = Bytes.isDigit(text.at(at));
      call(text, i, bracket, filled && name > at && !price, out);
    }
  }

  private static void call(Text text, int i, int end, boolean named, Evidence out) {
    if (end < 0 || !named || text.startsWith(i, "$now(")) {
      return;
    }
    int open = PhpComments.after(text, end);
    if (text.at(open) == '('
        && text.near(')', open, 120) > 0
        && !(open > end && text.startsWith(end, "//"))
        && text.at(end) != '#') {
      out.add(PhpRule.VARIABLE_CALL, 0.6, i, open + 16);
    }
  }

  private static void bbcode(Text text, int i, Evidence out) {
    int name = text.at(i + 1) == '/' || text.at(i + 1) == '\\' ? i + 2 : i + 1;
    int close = name + 3;
    if (text.startsWith(name, "php") && (text.at(close) == ']' || text.at(close) == '}')) {
      out.add(PhpRule.TAG, 0.65, i, close + 16);
    }
  }

  /** {@code O:8:"stdClass":0:{}}. */
  private static void serialized(Text text, int i, Evidence out) {
    int kind = text.at(i - 1);
    if (Bytes.isWord(text.at(i - 2)) || "oacs".indexOf(kind) < 0) {
      return;
    }
    int digits = i + 1;
    while (Bytes.isDigit(text.at(digits))) {
      digits++;
    }
    int next = text.at(digits + 1);
    if (text.at(digits) == ':' && (kind == 'o' || kind == 'c') && (next == '"' || next == '\'')) {
      out.add(PhpRule.SERIALIZED_OBJECT, 0.85, i - 1, digits + 24);
    }
  }
}
