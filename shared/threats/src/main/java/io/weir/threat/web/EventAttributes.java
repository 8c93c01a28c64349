package io.weir.threat.web;

import io.weir.threat.rule.Evidence;
import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;
import io.weir.threat.text.Words;

/** Event attributes, {@code onerror=}, in a tag or after a quote that leaves an attribute. */
final class EventAttributes {
  /** English words and usual parameter names that begin like an event. */
  private static final Words HARMLESS =
      Words.of(
          """
          one once only online onto ongoing onion onions onset onsite onboarding onboard onward
          onwards ontario ontology onstage onshore onus ones oneself onlyid onesie onedrive onelink
          onetime onboarded onprem onpage onemonth onlyfans""");

  private EventAttributes() {}

  static void look(Text text, Evidence evidence) {
    boolean tag = false;
    boolean quote = false;
    for (int i = 0; i < text.length(); i++) {
      int b = text.at(i);
      if (b == '<') {
        tag |= Bytes.isLetter(text.at(i + 1)) || text.at(i + 1) == '/';
      } else if (Bytes.isQuote(b)) {
        quote = true;
      } else if (b == 'f'
          && text.startsWith(i, "formaction")
          && Bytes.isQuote(text.at(i - 1))
          && text.at(text.skipBlank(i + 10)) == '=') {
        evidence.add(XssRule.RISKY_ATTRIBUTE, 0.65, i, i + 16);
      } else if (b == 'o' && text.at(i + 1) == 'n' && separates(text, i, tag || quote)) {
        i = Math.max(i, event(text, i, tag, quote, evidence) - 1);
      }
    }
  }

  private static boolean separates(Text text, int i, boolean inMarkup) {
    int before = text.at(i - 1);
    return Bytes.isBlank(before)
        || Bytes.isQuote(before)
        || before > 0x7f
        || before == '/'
        || before == ';'
        || before == '>'
        || (before == Text.NONE)
        || ((before == '?' || before == ',' || before == ')' || before == '\\') && inMarkup)
        || (before == '+' && inMarkup)
        || (Bytes.isDigit(before) && text.at(i - 2) < ' ');
  }

  /** Returns where the name ends. */
  private static int event(Text text, int i, boolean tag, boolean quote, Evidence evidence) {
    int end = i + 2;
    while (Bytes.isLetter(text.at(end)) || (text.at(end) >= 0 && text.at(end) < 9)) {
      end++;
    }
    int sign = end;
    while (Bytes.isBlank(text.at(sign)) || text.at(sign) > 0x7f || text.at(sign) == '+') {
      sign++;
    }
    int length = end - i;
    if (text.at(sign) != '=' || length < 5 || length > 50 || HARMLESS.contains(text, i, end)) {
      return end;
    }
    int value = text.skipBlank(sign + 1);
    boolean script = looksLikeScript(text, value);
    boolean first = text.at(i - 1) == Text.NONE;
    if (tag) {
      evidence.add(XssRule.EVENT, 0.9, i, value + 12);
    } else if (quote) {
      evidence.add(XssRule.EVENT, script ? 0.85 : 0.65, i, value + 12);
    } else if (script) {
      evidence.add(XssRule.EVENT, 0.75, i, value + 12);
    } else if (!first && (text.at(i - 1) != '/' || hasValue(text, value))) {
      evidence.add(XssRule.EVENT, length >= 6 ? 0.5 : 0.35, i, value + 4);
    }
    return end;
  }

  /** Behind a slash a name with nothing to run is part of a path, or Base64 with its padding. */
  private static boolean hasValue(Text text, int value) {
    int b = text.at(value);
    return b != Text.NONE && b != '=';
  }

  private static boolean looksLikeScript(Text text, int value) {
    int most = Math.min(text.length(), value + 48);
    for (int i = value; i < most; i++) {
      int b = text.at(i);
      if (b == '(' || b == '`' || b == '{') {
        return true;
      }
      if (b == '&') {
        return false;
      }
    }
    return false;
  }
}
