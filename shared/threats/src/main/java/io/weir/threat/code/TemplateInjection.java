package io.weir.threat.code;

import io.weir.threat.ThreatClass;
import io.weir.threat.rule.Evidence;
import io.weir.threat.rule.Place;
import io.weir.threat.rule.Rule;
import io.weir.threat.rule.RuleName;
import io.weir.threat.rule.Unit;
import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;
import java.util.List;

/**
 * Template and expression injection (CWE-1336, CWE-917): Jinja, Twig, Freemarker, Velocity, Smarty,
 * ERB, Spring and OGNL expressions, and server-side includes.
 *
 * <p>A placeholder alone ({@code {{name}}}, {@code ${name}}) is what a broken template sends. An
 * expression computes: it calls, indexes, reaches into an object or does arithmetic. Source: OWASP
 * WSTG-INPV-18 and the engines' manuals.
 */
public final class TemplateInjection implements Rule {
  private static final int REACH = 300;

  @Override
  public ThreatClass threatClass() {
    return ThreatClass.TEMPLATE_INJECTION;
  }

  @Override
  public String prefix() {
    return "ssti";
  }

  @Override
  public List<RuleName> names() {
    return List.of(TemplateRule.values());
  }

  @Override
  public void look(Unit unit, Evidence evidence) {
    Text text = unit.text();
    if (!unit.place().isWhole()
        || !(text.has('{') || text.has('<') || text.has('#') || text.has('@') || text.has('['))) {
      return;
    }
    boolean agent = unit.place() == Place.AGENT;
    for (int i = 0; i < text.length(); i++) {
      switch (text.at(i)) {
        case '{' -> brace(text, i, evidence);
        case '<' -> angle(text, i, evidence);
        case '#' -> hash(text, i, evidence);
        case '@' -> at(text, i, agent, evidence);
        case '(' -> ognl(text, i, evidence);
        case '[' -> {
          boolean inline = text.at(i + 1) == '[';
          if (inline && arithmetic(text, i + 2)) {
            evidence.add(TemplateRule.EXPRESSION, 0.6, i, i + 24);
          } else if (inline && (text.startsWith(i + 2, "${") || text.startsWith(i + 2, "*{"))) {
            evidence.add(TemplateRule.EXPRESSION, 0.6, i, i + 24);
          } else if (inline && text.startsWith(i + 2, "php:")) {
            evidence.add(TemplateRule.EXPRESSION, 0.6, i, i + 24);
          }
        }
        default -> {}
      }
    }
  }

  private static void brace(Text text, int i, Evidence out) {
    int before = text.at(i - 1);
    if (text.at(i + 1) == '{') {
      expression(text, i, i + 2, 0.75, out);
    } else if ("$#*@~%".indexOf(before) >= 0 && before > 0) {
      expression(text, i - 1, i + 1, 0.7, out);
    } else if (text.at(i + 1) == '%') {
      int word = text.skipBlank(i + 2);
      boolean known = false;
      for (String tag :
          new String[] {
            "if", "for", "set", "include", "import", "extends", "macro", "debug", "block", "raw",
            "with", "load", "csrf_token", "apply", "sandbox", "do", "call", "filter", "embed", "php"
          }) {
        known |= text.startsWith(word, tag) && !Bytes.isWord(text.at(word + tag.length()));
      }
      out.add(TemplateRule.TAG, known && computes(text, word) ? 0.65 : 0.3, i, i + 24);
    } else if (text.startsWith(i, "{$smarty")
        || text.startsWith(i, "{literal")
        || text.startsWith(i, "{system(")
        || text.startsWith(i, "{{#")
        || text.startsWith(i, "{if ")
        || text.startsWith(i, "{self::")
        || text.startsWith(i, "{php}")
        || text.startsWith(i, "{fetch ")
        || text.startsWith(i, "{include ")
        || text.startsWith(i, "{math ")) {
      out.add(TemplateRule.SMARTY, 0.65, i, i + 24);
    } else if (arithmetic(text, i + 1)) {
      out.add(TemplateRule.EXPRESSION, 0.5, i, i + 16);
    }
  }

  /** A tag that only asks for or repeats a name is what a template for mails holds. */
  private static boolean computes(Text text, int from) {
    int close = text.near("%}", from, REACH);
    int end = close < 0 ? Math.min(text.length(), from + REACH) : close;
    for (int i = from; i < end; i++) {
      if ("([*~@'\"".indexOf(text.at(i)) >= 0 || text.startsWith(i, "__")) {
        return true;
      }
    }
    return text.startsWith(from, "debug") || text.startsWith(from, "php");
  }

  private static void expression(Text text, int start, int from, double confidence, Evidence out) {
    int most = Math.min(text.length(), from + REACH);
    boolean computes = arithmetic(text, from);
    boolean anything = false;
    for (int i = from; i < most && text.at(i) != '}' && text.at(i) != '{' && !computes; i++) {
      int b = text.at(i);
      anything |= b > ' ';
      int next = text.at(i + 1);
      computes =
          (b == '(' && (Bytes.isWord(text.at(i - 1)) || next == '\'' || next == '"'))
              || (b == '.' && next == '_')
              || text.startsWith(i, "__")
              || (b == '[' && (Bytes.isQuote(next) || Bytes.isDigit(next)))
              || (Bytes.isQuote(b)
                  && (next == '.' || text.startsWith(i + 1, "|") || Bytes.isQuote(next)))
              || (b == '|' && Bytes.isLetter(next) && text.at(i - 1) != '|' && filter(text, i + 1))
              || (b == '@' && (next == '(' || text.startsWith(i, "@java")))
              || (b == '`' && i > from - 1)
              || (b == '%' && next == 'x' && !Bytes.isWord(text.at(i + 2)))
              || (b == ':' && next == ':' && Bytes.isLetter(text.at(i + 2)))
              || (b == '*' && Bytes.isQuote(text.at(i - 1)));
    }
    if (computes) {
      out.add(TemplateRule.EXPRESSION, confidence, start, start + 48);
    } else if (anything && known(text, from)) {
      out.add(TemplateRule.EXPRESSION, confidence - 0.1, start, start + 48);
    }
  }

  private static boolean filter(Text text, int i) {
    for (String name :
        new String[] {
          "attr",
          "filter",
          "map",
          "join",
          "safe",
          "format",
          "sort",
          "reduce",
          "system",
          "passthru",
          "exec",
          "shell_exec",
          "replace",
          "batch",
          "slice",
          "tojson",
          "urlencode",
          "upper",
          "capitalize",
          "list",
          "string",
          "select",
          "first",
          "raw"
        }) {
      if (text.startsWith(i, name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean known(Text text, int from) {
    int at = text.skipBlank(from);
    for (String name :
        new String[] {
          "config",
          "self",
          "request.",
          "settings.",
          "_self",
          "app.",
          "class.",
          "handler.",
          "session.",
          "t(",
          "param.",
          "lipsum",
          "cycler",
          "joiner",
          "namespace",
          "url_for",
          "get_flashed_messages",
          "_context",
          "range.constructor",
          "constructor",
          "env.",
          "forms",
          "global",
          "process.",
          "request|",
          "attribute.",
          "sessionscope",
          "requestscope",
          "pagecontext",
          "facescontext",
          "#context",
          "#request",
          "new ",
          "applicationscope",
          "dump",
          "$on",
          "this."
        }) {
      if (text.startsWith(at, name)) {
        return true;
      }
    }
    return false;
  }

  /** {@code 7*7}, in any spelling that a tester would use. */
  static boolean arithmetic(Text text, int from) {
    int i = text.skipBlank(from);
    boolean quoted = Bytes.isQuote(text.at(i));
    i = quoted || text.at(i) == '=' ? i + 1 : i;
    i = text.skipBlank(i);
    int digits = i;
    while (Bytes.isDigit(text.at(i))) {
      i++;
    }
    if (i == digits) {
      return false;
    }
    i = Bytes.isQuote(text.at(i)) ? i + 1 : i;
    i = text.skipBlank(i);
    boolean operator = "*+-/%x".indexOf(text.at(i)) >= 0 && text.at(i) > 0;
    i = text.skipBlank(text.at(i + 1) == '*' ? i + 2 : i + 1);
    i = Bytes.isQuote(text.at(i)) ? i + 1 : i;
    return operator && Bytes.isDigit(text.at(i));
  }

  private static void angle(Text text, int i, Evidence out) {
    if (text.at(i + 1) == '%') {
      int inside = text.skipBlank(text.at(i + 2) == '=' ? i + 3 : i + 2);
      int close = text.near("%>", i, REACH);
      boolean name =
          close > 0
              && text.skipBlank(text.wordEnd(inside)) >= close
              && Bytes.isLetter(text.at(inside));
      boolean closes = close > 0 && text.skipBlank(text.wordEnd(inside)) != close;
      out.add(
          TemplateRule.SERVER_TAG,
          name
              ? 0.3
              : closes || text.at(i + 2) == '=' ? 0.7 : text.near('(', inside, 40) > 0 ? 0.5 : 0.3,
          i,
          i + 32);
    } else if (text.startsWith(i, "<!--#") || text.startsWith(i, "<!-#")) {
      out.add(TemplateRule.SERVER_SIDE_INCLUDE, 0.85, i, i + 40);
    } else if (text.startsWith(i, "<#assign")
        || text.startsWith(i, "<#include")
        || text.startsWith(i, "<#list")
        || text.startsWith(i, "<#setting")
        || text.startsWith(i, "<#if")
        || text.startsWith(i, "<#import")
        || text.startsWith(i, "<#macro")
        || text.startsWith(i, "<#function")) {
      out.add(TemplateRule.FREEMARKER, 0.8, i, i + 40);
    } else if (text.startsWith(i, "<esi:")) {
      out.add(TemplateRule.EDGE_SIDE_INCLUDE, 0.8, i, i + 40);
    }
  }

  private static void hash(Text text, int i, Evidence out) {
    if (text.startsWith(i, "#set(")
        || text.startsWith(i, "#set (")
        || text.startsWith(i, "#foreach(")
        || text.startsWith(i, "#foreach (")
        || text.startsWith(i, "#parse(")
        || text.startsWith(i, "#evaluate(")
        || text.startsWith(i, "#include(")) {
      out.add(TemplateRule.VELOCITY, 0.7, i, i + 40);
    } else if (text.startsWith(i, "#_memberaccess")
        || text.startsWith(i, "#context[")
        || text.startsWith(i, "#parameters")
        || text.startsWith(i, "#request[")
        || text.startsWith(i, "#attr[")) {
      out.add(TemplateRule.OGNL, 0.8, i, i + 40);
    }
  }

  private static void ognl(Text text, int i, Evidence out) {
    if (text.at(i + 1) == '#' && Bytes.isWord(text.at(i + 2)) && text.near('=', i, 40) > 0) {
      out.add(TemplateRule.OGNL, 0.75, i, i + 40);
    } else if (text.startsWith(i, "(@java.")
        || text.startsWith(i, "(new java.")
        || text.startsWith(i, "(t(java")) {
      out.add(TemplateRule.OGNL, 0.8, i, i + 40);
    }
  }

  private static void at(Text text, int i, boolean agent, Evidence out) {
    if (text.at(i + 1) == '(' && arithmetic(text, i + 2)) {
      out.add(TemplateRule.EXPRESSION, 0.65, i, i + 16);
    } else if (text.startsWith(i, "@java.")
        || text.startsWith(i, "@{[")
        || (text.at(i + 1) == '{' && text.at(text.skipBlank(i + 2)) == '[')) {
      out.add(
          text.at(i + 1) == '{' ? TemplateRule.PERL : TemplateRule.OGNL,
          agent ? 0.6 : 0.7,
          i,
          i + 32);
    }
  }
}
