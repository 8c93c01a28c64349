package io.weir.threat.code;

import io.weir.threat.ThreatClass;
import io.weir.threat.rule.Evidence;
import io.weir.threat.rule.Rule;
import io.weir.threat.rule.RuleName;
import io.weir.threat.rule.Unit;
import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;
import java.util.List;

/**
 * Lookups of Log4j that load code from afar (CVE-2021-44228 and those after it).
 *
 * <p>Lookups nest, and what is inside is evaluated first, so the letters of {@code jndi} may each
 * come from a lookup of their own. The text is evaluated as Log4j would: {@code lower}, {@code
 * upper} and everything with a default value give their letters. Source: Apache Log4j security page
 * and the Log4j lookup manual.
 */
public final class JndiLookup implements Rule {
  @Override
  public ThreatClass threatClass() {
    return ThreatClass.LOG4SHELL;
  }

  @Override
  public String prefix() {
    return "jndi";
  }

  @Override
  public List<RuleName> names() {
    return List.of(JndiRule.values());
  }

  @Override
  public void look(Unit unit, Evidence evidence) {
    Text text = unit.text();
    if (!unit.place().isWhole() || !text.has('$') || !text.has('{')) {
      return;
    }
    int from = text.indexOf("$", 0);
    String letters = evaluate(text, from);
    int nested = 0;
    for (int i = from; i < text.length(); i++) {
      nested += text.at(i) == '$' && text.at(i + 1) == '{' ? 1 : 0;
    }
    if (letters.contains("jndi:") || letters.contains("jndi${")) {
      evidence.add(JndiRule.LOOKUP, 0.95, from, from + 80);
    } else if (nested > 1 && lookup(text, from)) {
      evidence.add(JndiRule.NESTED_LOOKUP, 0.75, from, from + 80);
    } else if (lookup(text, from)) {
      evidence.add(JndiRule.LOOKUP_OF_ENVIRONMENT, 0.65, from, from + 60);
    }
  }

  /** Drops what lookups are written with and keeps what they give. */
  private static String evaluate(Text text, int from) {
    StringBuilder out = new StringBuilder(text.length() - from);
    int i = from;
    while (i < text.length()) {
      int b = text.at(i);
      if (b == '$' && opens(text, i + 1)) {
        int open = text.at(i + 1) == '\\' ? i + 2 : i + 1;
        int end = keyEnd(text, open + 1);
        i = end > 0 ? end : open + 1;
      } else if (b == '}' || b == '\\' || b <= ' ') {
        i++;
      } else {
        out.append((char) b);
        i++;
      }
    }
    return out.toString();
  }

  private static boolean opens(Text text, int i) {
    return text.at(i) == '{' || (text.at(i) == '\\' && text.at(i + 1) == '{');
  }

  /** Returns where the value of {@code lower:x}, {@code env:NAME:-x} or {@code ::-x} begins. */
  private static int keyEnd(Text text, int from) {
    if (text.startsWith(from, "lower:") || text.startsWith(from, "upper:")) {
      return from + 6;
    }
    int most = Math.min(text.length(), from + 64);
    for (int i = from; i < most; i++) {
      if (text.at(i) == ':' && text.at(i + 1) == '-') {
        return i + 2;
      }
      if (text.at(i) == '}' || text.at(i) == '$' || Bytes.isBlank(text.at(i))) {
        break;
      }
    }
    return -1;
  }

  private static boolean lookup(Text text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.at(i) == '$' && text.at(i + 1) == '{') {
        for (String kind :
            new String[] {
              "env:", "sys:", "lower:", "upper:", "java:", "ctx:", "main:", "date:", "log4j:",
              "bundle:", "k8s:", "docker:", "web:", "::-", "script:", "dns:", "url:", "base64:"
            }) {
          if (text.startsWith(i + 2, kind)) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
