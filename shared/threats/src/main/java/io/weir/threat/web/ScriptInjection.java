package io.weir.threat.web;

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
 * Cross-site scripting (CWE-79), the script: code that is put into a script, an attribute or an
 * address of the page.
 *
 * <p>Looks for the calls that every proof of concept makes, in the ways that JavaScript can write a
 * call ({@code alert(1)}, {@code (alert)(1)}, {@code alert`1`}, {@code alert.call(}, {@code
 * top['alert'](}), for what is worth stealing ({@code document.cookie}), and for code that has been
 * taken apart to hide. A call in a sentence ("how to use setTimeout(fn)") counts less than one that
 * begins the input or follows punctuation. Source: ECMA-262 and the PortSwigger XSS cheat sheet.
 */
public final class ScriptInjection implements Rule {
  private static final int SINK = 1;
  private static final int GLOBAL = 2;
  private static final int OBJECT = 4;
  private static final int LOUD = 8;

  private static final Words WORDS =
      new Words.Builder()
          .add(SINK | LOUD, "alert prompt confirm eval execscript msgbox")
          .add(
              SINK,
              "settimeout setinterval atob btoa fetch import print write writeln function open")
          .add(GLOBAL, "window top self parent frames globalthis this document content location")
          .add(
              OBJECT,
              "document window location string localstorage sessionstorage xmlhttprequest reflect")
          .build();

  private static final Words PROPERTY =
      Words.of(
          """
          cookie domain write writeln location href hash fromcharcode createelement body
          documentelement getelementsbytagname getelementbyid alert eval name execcommand
          setattribute innerhtml appendchild domain open defaultview referrer url forms get\
          """);

  @Override
  public ThreatClass threatClass() {
    return ThreatClass.CROSS_SITE_SCRIPTING;
  }

  @Override
  public String prefix() {
    return "xss";
  }

  @Override
  public List<RuleName> names() {
    return List.of(XssRule.values());
  }

  @Override
  public void triggers(Triggers triggers) {
    triggers.add(When.DOTTED, WORDS, OBJECT | GLOBAL);
    triggers.add(When.DOTTED, "constructor cookie");
  }

  @Override
  public void look(Unit unit, Evidence evidence) {
    if (!unit.place().isWhole()) {
      return;
    }
    Text text = unit.text();
    boolean agent = unit.place() == Place.AGENT;
    int i = 0;
    while (i < text.length()) {
      int b = text.at(i);
      if (Bytes.isLetter(b)) {
        int end = text.wordEnd(i);
        int bits = Bytes.isWord(text.at(i - 1)) ? 0 : WORDS.bits(text, i, end);
        if (bits != 0) {
          word(text, i, end, bits, agent, evidence);
        }
        i = end;
      } else {
        if (b == '[' || b == '!') {
          apart(text, i, evidence);
        } else if (b == '.') {
          member(text, i, evidence);
        }
        i++;
      }
    }
  }

  private static void word(Text text, int i, int end, int bits, boolean agent, Evidence out) {
    if ((bits & SINK) != 0) {
      sink(text, i, end, (bits & LOUD) != 0, agent, out);
    }
    if ((bits & OBJECT) != 0) {
      int dot = text.skipBlank(text.at(end) == '?' ? end + 1 : end);
      int property = text.skipBlank(dot + 1);
      if (text.at(dot) == '.' && PROPERTY.contains(text, property, text.wordEnd(property))) {
        int last = text.wordEnd(property);
        boolean opens =
            text.at(last) != '.' || text.near('(', last, 60) > 0 || text.near('=', last, 60) > 0;
        opens &= !(text.at(last) == ' ' && Bytes.isLetter(text.at(last + 1)));
        out.add(XssRule.DOCUMENT, opens && !prose(text, i) ? 0.65 : 0.4, i, text.wordEnd(property));
      }
    }
    if ((bits & GLOBAL) != 0 && text.at(end) == '[') {
      int inside = text.skipBlank(end + 1);
      boolean built =
          Bytes.isQuote(text.at(inside))
              || "/([+\\".indexOf(text.at(inside)) >= 0
              || text.near("](", inside, 48) > 0;
      if (built && (text.has('(') || text.has('`') || text.has('='))) {
        out.add(XssRule.COMPUTED_MEMBER, 0.65, i, end + 24);
      }
    }
  }

  private static void sink(Text text, int i, int end, boolean loud, boolean agent, Evidence out) {
    int call = afterName(text, end);
    if (loud && passed(text, i, end)) {
      out.add(XssRule.CALLBACK, 0.55, i - 12, end + 8);
    }
    if (call < 0) {
      return;
    }
    boolean begins = !prose(text, i) && !named(text, call) && !half(text, call);
    boolean whole = text.startsWith(i, "function") && text.at(text.skipBlank(end)) == '(';
    if (whole) {
      boolean fresh = text.startsWith(i - 4, "new ");
      int body = text.near('{', end, 80);
      int close = body < 0 ? -1 : text.near('}', body, 160);
      int after =
          close < 0
              ? 0
              : text.at(text.skipBlank(text.at(close + 1) == ')' ? close + 2 : close + 1));
      boolean runs =
          body > 0
              && (close < 0
                  || after == '('
                  || after == ')'
                  || after == ';'
                  || text.at(i - 1) == '(');
      out.add(XssRule.FUNCTION, fresh ? 0.7 : runs ? 0.6 : 0.3, i, call + 12);
    } else if (loud) {
      out.add(XssRule.CALL, begins ? 0.75 : agent ? 0.3 : 0.45, i, call + 12);
    } else {
      boolean method =
          text.at(i - 1) == '.' || text.startsWith(i, "open") || text.startsWith(i, "print");
      boolean write = text.startsWith(i, "write") && !method;
      double confidence = method || write ? 0.4 : begins ? 0.55 : 0.35;
      out.add(XssRule.CALL, text.startsWith(i, "open") ? 0.3 : confidence, i, call + 12);
    }
  }

  /** Returns whether the call has no argument and a sentence goes on behind it. */
  private static boolean named(Text text, int call) {
    return text.at(call) == '('
        && text.at(call + 1) == ')'
        && text.at(call + 2) == ' '
        && Bytes.isLetter(text.at(call + 3));
  }

  /** Returns whether nothing stands behind the parenthesis: a search for {@code "eval("}. */
  private static boolean half(Text text, int call) {
    int next = text.at(call + 1);
    int after = Bytes.isQuote(next) ? text.at(call + 2) : next;
    boolean ends = after == Text.NONE || after == '&';
    return text.at(call) == '(' && (ends || (Bytes.isQuote(next) && after == ' '));
  }

  /** Given to something that calls it: {@code [1].some(confirm)}. */
  private static boolean passed(Text text, int i, int end) {
    boolean opened =
        (text.at(i - 1) == '(' && Bytes.isWord(text.at(i - 2))) || text.at(i - 1) == ',';
    return opened && text.at(end) == ')';
  }

  /** Returns where the arguments begin, however the call is written, or -1. */
  private static int afterName(Text text, int end) {
    int i = end;
    for (int step = 0; step < 8; step++) {
      int b = text.at(i);
      if (b == '(' || b == '`') {
        return i;
      }
      if (b == ')'
          || b == '?'
          || b == ']'
          || b == '"'
          || b == '\''
          || Bytes.isBlank(b)
          || b == '!') {
        i++;
      } else if (b == '/' && text.at(i + 1) == '*') {
        int close = text.near("*/", i + 2, 64);
        if (close < 0) {
          return -1;
        }
        i = close + 2;
      } else if (b == '<' && text.near('>', i, 8) > 0) {
        i = text.near('>', i, 8) + 1; // a filter that takes tags out puts the call together
      } else if (b == '.') {
        int next = text.skipBlank(i + 1);
        boolean known =
            text.startsWith(next, "call")
                || text.startsWith(next, "apply")
                || text.startsWith(next, "bind")
                || text.startsWith(next, "(");
        if (!known) {
          return -1;
        }
        i = text.wordEnd(next);
      } else {
        return -1;
      }
    }
    return -1;
  }

  /** Returns whether a word of a sentence stands before. */
  private static boolean prose(Text text, int i) {
    if (text.at(i - 1) != ' ' && text.at(i - 1) != '+') {
      return false;
    }
    int before = text.at(i - 2);
    if (!Bytes.isLetter(before)) {
      return false;
    }
    int start = text.wordStart(i - 1);
    return !text.startsWith(start, "throw")
        && !text.startsWith(start, "new")
        && !text.startsWith(start, "return")
        && !text.startsWith(start, "void")
        && !text.startsWith(start, "typeof")
        && text.at(start - 1) != '<';
  }

  /** Code built of nothing but brackets and signs, and arrays used for their methods. */
  private static void apart(Text text, int i, Evidence out) {
    if (text.startsWith(i, "![]+")
        || text.startsWith(i, "[+[]]")
        || text.startsWith(i, "[+!+[]]")
        || text.startsWith(i, "[][(")) {
      out.add(XssRule.BRACKETS_ONLY, 0.85, i, i + 24);
    } else if (text.at(i) == '[') {
      int close = text.skipBlank(i + 1);
      if (text.at(close) == '[' || text.at(close) != ']') {
        close = text.wordEnd(close);
      }
      int dot = text.skipBlank(close + 1);
      if (text.at(close) == ']' && (text.at(dot) == '.' || text.at(dot) == '[')) {
        array(text, i, dot, out);
      }
    }
  }

  private static void array(Text text, int i, int dot, Evidence out) {
    int method = text.skipBlank(dot + 1);
    while (text.startsWith(method, "/*")) {
      int close = text.near("*/", method, 64);
      method = close < 0 ? text.length() : text.skipBlank(close + 2);
    }
    for (String name :
        new String[] {
          "constructor",
          "sort",
          "map",
          "find",
          "filter",
          "foreach",
          "some",
          "every",
          "with",
          "at",
          "reduce",
          "flatmap"
        }) {
      if (text.startsWith(method, name) && (text.has('(') || text.has('`'))) {
        int after = method + name.length();
        boolean used =
            text.at(after) == '.'
                || text.at(after) == '('
                || text.at(after) == '`'
                || text.at(after) == ' '
                || text.at(after) == '[';
        out.add(XssRule.ARRAY_METHOD, used ? 0.65 : 0.3, i, after + 16);
        return;
      }
    }
  }

  private static void member(Text text, int i, Evidence out) {
    if (text.startsWith(i, ".constructor.constructor") || text.startsWith(i, ".constructor(")) {
      out.add(XssRule.CONSTRUCTOR, 0.8, i, i + 32);
    } else if (text.startsWith(i, ".call`") || text.startsWith(i, ".apply`")) {
      out.add(XssRule.ARRAY_METHOD, 0.7, i, i + 16);
    } else if (text.startsWith(i, ".cookie;")
        || text.startsWith(i, ".cookie)")
        || (text.startsWith(i, ".cookie=") && (text.has('(') || text.has(';')))) {
      out.add(XssRule.DOCUMENT, 0.6, i, i + 16);
    }
  }
}
