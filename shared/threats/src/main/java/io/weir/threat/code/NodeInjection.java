package io.weir.threat.code;

import io.weir.threat.ThreatClass;
import io.weir.threat.rule.Evidence;
import io.weir.threat.rule.Rule;
import io.weir.threat.rule.RuleName;
import io.weir.threat.rule.Triggers;
import io.weir.threat.rule.Triggers.When;
import io.weir.threat.rule.Unit;
import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;
import java.util.List;

/**
 * Script injection on the server (CWE-94, CWE-1321): Node's modules and process, prototypes of
 * objects, functions in serialised data, loops that never end; and the markers of Java, Python and
 * Ruby code.
 *
 * <p>Sources: node-serialize (CVE-2017-5941), the prototype pollution list of the Node.js security
 * working group, Spring4Shell (CVE-2022-22965), Struts advisories.
 */
public final class NodeInjection implements Rule {
  @Override
  public ThreatClass threatClass() {
    return ThreatClass.CODE_INJECTION;
  }

  @Override
  public String prefix() {
    return "code";
  }

  @Override
  public List<RuleName> names() {
    return List.of(CodeRule.values());
  }

  @Override
  public void triggers(Triggers triggers) {
    CodeMarkers.triggers(triggers);
    triggers.add(
        When.DOTTED, "java javax org os io process class constructor this console com sun");
    triggers.add(When.ALWAYS, "socket");
  }

  @Override
  public void look(Unit unit, Evidence evidence) {
    Text text = unit.text();
    if (!unit.place().isWhole()) {
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      int b = text.at(i);
      if (b == '_' || b == '!' || b == '.' || Bytes.isQuote(b) || begins(text, i, b)) {
        CodeMarkers.look(text, i, evidence);
        if (b == '_' || b == 'c') {
          prototype(text, i, evidence);
        } else if (b == 'f' && text.startsWith(i, "for")) {
          int open = text.skipBlank(i + 3);
          int first = text.skipBlank(open + 1);
          if (text.at(open) == '('
              && text.at(first) == ';'
              && text.at(text.skipBlank(first + 1)) == ';') {
            evidence.add(CodeRule.ENDLESS_LOOP, 0.65, i, first + 8);
          }
        } else if (b == 'w' && text.startsWith(i, "while")) {
          loop(text, i, evidence);
        }
        if ((b == 'p' && text.startsWith(i, "process"))
            || (b == 'c' && text.startsWith(i, "console"))) {
          global(text, i, evidence);
        }
      }
    }
  }

  private static boolean begins(Text text, int i, int b) {
    return Bytes.isLetter(b) && !Bytes.isWord(text.at(i - 1));
  }

  private static void prototype(Text text, int i, Evidence out) {
    boolean nested = text.startsWith(i - 5, "__pro__proto__to__"); // for filters that take it out
    boolean alone = text.startsWith(i, "__proto__") && !Bytes.isWord(text.at(i - 1));
    boolean proto = alone || nested;
    boolean path =
        text.startsWith(i, "constructor.prototype") || text.startsWith(i, "constructor[prototype");
    path |= text.startsWith(i, "constructor\"") && text.near("prototype", i + 12, 12) > 0;
    if (proto || path) {
      out.add(CodeRule.PROTOTYPE, 0.75, i, i + 32);
    }
  }

  private static void loop(Text text, int i, Evidence out) {
    int open = text.skipBlank(i + 5);
    int in = text.skipBlank(open + 1);
    if (text.at(open) != '(' || open > i + 7) {
      return;
    }
    int close = text.near(')', open, 24);
    int after = close < 0 ? 0 : text.at(text.skipBlank(close + 1));
    boolean constant = false;
    for (String word :
        new String[] {
          "true",
          "!",
          "1",
          "-",
          "+",
          "this",
          "infinity",
          "string",
          "\"",
          "'",
          "`",
          "[",
          "{",
          "number",
          "object",
          "nan"
        }) {
      constant |= text.startsWith(in, word);
    }
    constant &= !text.startsWith(in, "!true");
    boolean ends = after == ';' || after == '{' || after == Text.NONE || after == '&';
    if ((close > 0 && constant && ends) || text.near("-date", in, 24) > 0) {
      out.add(CodeRule.ENDLESS_LOOP, 0.6, i, in + 16);
    }
  }

  private static void global(Text text, int i, Evidence out) {
    int end = i + 7;
    boolean index = text.at(end) == '[' && text.at(end + 1) != ']';
    boolean method =
        text.at(end) == '.'
            && Bytes.isLetter(text.at(end + 1))
            && text.at(text.wordEnd(end + 1)) == '(';
    if (index || method) {
      out.add(CodeRule.GLOBAL, 0.6, i, end + 16);
    }
  }
}
