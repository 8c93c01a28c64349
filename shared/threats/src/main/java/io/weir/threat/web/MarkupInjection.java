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
 * Cross-site scripting (CWE-79), the markup: tags that load or run something, event attributes, and
 * addresses that are scripts.
 *
 * <p>The text is read as an HTML tokenizer of the WHATWG standard would, from the middle of a
 * document: a tag, or an attribute after a quote that closes the one the input was put into. Names
 * of tags and attributes are read past the NULs and control characters that browsers drop. Plain
 * markup ({@code <a href="page.html">}, {@code <3}) is not an attack. The lists follow the HTML
 * standard, the OWASP XSS filter evasion cheat sheet and the HTML5 Security cheat sheet.
 */
public final class MarkupInjection implements Rule {
  /** Tags that run or load something by being there. */
  private static final Words ACTIVE =
      Words.of(
          """
          script iframe frame frameset object embed applet layer ilayer bgsound isindex portal
          py-script xss svg math animate animatetransform animatemotion set xml handler listener
          noembed import fencedframe x-script""");

  private static final Words ACTIVE_WITH_ATTRIBUTE =
      Words.of(
          "base meta link style form input button textarea html body img image video audio "
              + "source details template dialog plaintext xmp comment marquee keygen head event-source");

  private static final Words RISKY_ATTRIBUTE =
      Words.of(
          """
          formaction srcdoc http-equiv dynsrc lowsrc xlink:href datasrc datafld folder
          attributename handler allowscriptaccess implementation seeksegmenttime codebase
          classid data:text background filter from to values content by action""");

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
    triggers.add(When.SCHEME, "javascript vbscript livescript mocha data expression");
    triggers.add(When.ALWAYS, "adw behavior moz");
  }

  @Override
  public void look(Unit unit, Evidence evidence) {
    Text text = unit.text();
    boolean name = unit.place().isInput() && unit.place() != Place.AGENT;
    if (!unit.place().isWhole() && !name) {
      return;
    }
    if (text.has('<') && unit.place().isWhole()) {
      for (int i = 0; i < text.length(); i++) {
        if (text.at(i) == '<') {
          tag(text, i, evidence);
        }
      }
    }
    if (unit.place().isWhole()) {
      utf7(text, evidence);
      EventAttributes.look(text, evidence);
      ScriptAddresses.look(text, evidence);
    }
  }

  /** An angle bracket as UTF-7 writes it. */
  private static void utf7(Text text, Evidence out) {
    int at = text.indexOf("adw-", 0);
    if (at > 0
        && (text.at(at - 1) == '+' || text.at(at - 1) == ' ')
        && text.near("ad4-", at, 200) > 0) {
      out.add(XssRule.UTF7, 0.75, at, at + 24);
    }
  }

  private static void tag(Text text, int open, Evidence evidence) {
    int start = open + 1;
    while (start < open + 8
        && (Bytes.isBlank(text.at(start)) || text.at(start) == '/' || text.at(start) == '<')) {
      start++;
    }
    boolean spaced = Bytes.isBlank(text.at(open + 1));
    if (text.at(start) == '!' || text.at(start) == '?' || text.at(start) == '%') {
      declaration(text, open, start, evidence);
      return;
    }
    if (spelled(text, start)) {
      evidence.add(XssRule.SPELLED_TAG, 0.6, open, start + 12);
      return;
    }
    int end = nameEnd(text, start);
    if (end == start || !Bytes.isLetter(text.at(start))) {
      return;
    }
    Text name = tagName(text, start, end);
    int local = name.indexOf(":", 0) + 1;
    boolean closing = text.at(open + 1) == '/' || text.at(start - 1) == '/';
    if (ACTIVE.contains(name, local, name.length())) {
      boolean exact = name.length() == end - start;
      evidence.add(XssRule.ACTIVE_TAG, spaced ? 0.55 : closing && exact ? 0.6 : 0.85, open, end);
    } else if (ACTIVE_WITH_ATTRIBUTE.contains(name, local, name.length()) && !closing) {
      attribute(text, open, end, evidence);
    } else if (!closing && !spaced) {
      risky(text, open, end, evidence);
    }
  }

  /** A name with a blank after every letter, which some filters and browsers close up. */
  private static boolean spelled(Text text, int start) {
    int letters = 0;
    while (letters < 4
        && Bytes.isLetter(text.at(start + 2 * letters))
        && Bytes.isBlank(text.at(start + 2 * letters + 1))) {
      letters++;
    }
    return letters == 4 || (letters == 3 && Bytes.isLetter(text.at(start + 6)));
  }

  private static int nameEnd(Text text, int start) {
    int i = start;
    while (i < start + 24
        && (Bytes.isWord(text.at(i))
            || text.at(i) == ':'
            || text.at(i) == '-'
            || text.at(i) == 0
            || (text.at(i) < 9 && text.at(i) >= 0))) {
      i++;
    }
    return i;
  }

  /** Returns the name without the control characters in it. */
  private static Text tagName(Text text, int start, int end) {
    byte[] name = new byte[end - start];
    int length = 0;
    for (int i = start; i < end; i++) {
      if (text.at(i) > ' ') {
        name[length++] = (byte) text.at(i);
      }
    }
    return new Text(name, length, 0);
  }

  /** Tags that every page has are suspect for what they carry. */
  private static void attribute(Text text, int open, int end, Evidence evidence) {
    String rest = text.word(end, Math.min(text.length(), end + 160)).stripLeading();
    if (rest.startsWith("http-equiv") || rest.contains("http-equiv")) {
      evidence.add(XssRule.META_REFRESH, 0.75, open, end + 24);
    } else if (text.startsWith(open, "<base") || text.startsWith(open, "<link")) {
      evidence.add(XssRule.BASE_OR_LINK, rest.contains("href") ? 0.75 : 0.4, open, end + 16);
    } else if (text.startsWith(open, "<style") || text.startsWith(open, "<html")) {
      evidence.add(XssRule.DOCUMENT_TAG, 0.55, open, end + 16);
    } else {
      risky(text, open, end, evidence);
    }
  }

  private static void risky(Text text, int open, int end, Evidence evidence) {
    int most = Math.min(text.length(), end + 160);
    int i = end;
    while (i < most && text.at(i) != '>' && text.at(i) != '<') {
      if (Bytes.isLetter(text.at(i)) && !Bytes.isWord(text.at(i - 1))) {
        int stop = i;
        while (Bytes.isWord(text.at(stop)) || text.at(stop) == ':' || text.at(stop) == '-') {
          stop++;
        }
        int sign = text.skipBlank(stop);
        if (text.at(sign) == '=' && RISKY_ATTRIBUTE.contains(text, i, stop)) {
          boolean known = text.startsWith(i, "from") || text.startsWith(i, "to");
          evidence.add(XssRule.RISKY_ATTRIBUTE, known ? 0.4 : 0.6, open, stop);
          return;
        }
        if (text.at(sign) == '=' && text.startsWith(i, "src")) {
          source(text, open, sign, evidence);
        }
        i = stop;
      } else {
        i++;
      }
    }
  }

  private static void source(Text text, int open, int sign, Evidence evidence) {
    int value = text.skipBlank(sign + 1);
    boolean quoted = Bytes.isQuote(text.at(value));
    int from = quoted ? value + 1 : value;
    boolean remote = text.startsWith(from, "//") || text.startsWith(from, "data:");
    boolean dummy = text.startsWith(from, "x") || Bytes.isDigit(text.at(from)) || !quoted;
    if (remote || (dummy && text.at(from) != 'h' && text.at(from) != '/')) {
      evidence.add(XssRule.SOURCE, 0.55, open, value + 12);
    }
  }

  /** Declarations and processing instructions that browsers or templates act on. */
  private static void declaration(Text text, int open, int start, Evidence evidence) {
    int name = text.skipBlank(start + 1);
    if (text.startsWith(name, "import") || text.startsWith(name, "xml-stylesheet")) {
      evidence.add(XssRule.DECLARATION, 0.7, open, name + 16);
    } else if (text.startsWith(name, "[if")) {
      evidence.add(XssRule.DECLARATION, 0.55, open, name + 16);
    }
  }
}
