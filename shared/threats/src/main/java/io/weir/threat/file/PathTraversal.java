package io.weir.threat.file;

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
import java.util.List;

/**
 * Path traversal and local file inclusion (CWE-22, CWE-98): steps out of the directory, and files
 * of the system by name.
 *
 * <p>Steps are counted in every spelling: slash or backslash, more dots than two, a NUL or a
 * semicolon between, written in hexadecimal without a percent sign. One step in a query may be a
 * relative address; two, a step that had to be encoded, or one that leads to a file of the system
 * are not. Files are those that OWASP WSTG-ATHZ-01 and the file system hierarchy standard name.
 */
public final class PathTraversal implements Rule {
  @Override
  public ThreatClass threatClass() {
    return ThreatClass.PATH_TRAVERSAL;
  }

  @Override
  public String prefix() {
    return "lfi";
  }

  @Override
  public List<RuleName> names() {
    return List.of(TraversalRule.values());
  }

  @Override
  public void triggers(Triggers triggers) {
    SystemFiles.triggers(triggers);
    triggers.add(When.ALWAYS, "passwd shadow boot system32 etc windows winnt");
  }

  @Override
  public void look(Unit unit, Evidence evidence) {
    Text text = unit.text();
    if (!unit.place().isWhole() && unit.place() != Place.REFERRER_VALUE) {
      return;
    }
    if (text.has('.') || text.contains("0x2e")) {
      steps(unit, evidence);
    }
    SystemFiles.look(unit, evidence);
    Targets.look(unit, evidence);
  }

  private static void steps(Unit unit, Evidence out) {
    Text text = unit.text();
    int steps = 0;
    int odd = 0;
    int first = -1;
    int last = 0;
    int depth = 0;
    boolean above = false;
    int i = 0;
    while (i < text.length()) {
      int b = text.at(i);
      int end = b == '.' || b == '0' ? step(text, i) : -1;
      if (end > 0) {
        first = first < 0 ? i : first;
        steps++;
        odd += isOdd(text, i, end) ? 1 : 0;
        depth--;
        above |= depth < 0;
        last = end;
        i = end;
      } else {
        boolean separator = b == '/' || b == '\\';
        depth += separator && Bytes.isWord(text.at(i + 1)) ? 1 : 0;
        depth = b == '=' || b == '&' ? 0 : depth;
        i++;
      }
    }
    if (steps > 0) {
      judge(unit, steps, odd, above, first, last, out);
    }
  }

  private static void judge(
      Unit unit, int steps, int odd, boolean above, int first, int last, Evidence out) {
    Text text = unit.text();
    boolean path = unit.place() == Place.PATH;
    boolean encoded = (text.layers() > 0 && unit.place() != Place.QUERY) || text.layers() > 1;
    double confidence;
    if (odd > 0) {
      confidence = steps > 1 ? 0.85 : 0.65;
    } else if (steps > 1) {
      confidence = path && !above && !encoded ? 0.6 : path || steps > 2 || encoded ? 0.85 : 0.6;
    } else {
      boolean dotted = text.at(last) == '.' && Bytes.isWord(text.at(last + 1));
      confidence =
          path && encoded
              ? 0.7
              : dotted ? 0.6 : path && (above || climbs(text, first, last)) ? 0.55 : 0.35;
    }
    out.add(TraversalRule.STEPS, confidence, first, last + 16);
  }

  /**
   * Returns whether the step stands within a path of several directories. Clients take such steps
   * out before they ask; a simple one may come from a page whose links were put together badly, and
   * the name of a branch may hold one.
   */
  private static boolean climbs(Text text, int first, int last) {
    boolean several = text.indexOf("/", 1) < first - 1 || text.near('/', last, 64) > 0;
    return several && Bytes.isWord(text.at(last)) && !Forges.isView(text);
  }

  /** Returns where the step ends that begins here, -1 if none does. */
  private static int step(Text text, int i) {
    int before = text.at(i - 1);
    if (Bytes.isWord(before) || before == '.') {
      return -1;
    }
    int dots = 0;
    int at = i;
    int most = i + 24;
    int over = -1;
    while (at < most) {
      if (text.at(at) == '.') {
        dots++;
        at++;
      } else if (text.startsWith(at, "0x2e")) {
        dots++;
        at += 4;
      } else if (dots > 0
          && isFiller(text.at(at))
          && (text.at(at + 1) == '.' || isSeparator(text, at + 1))) {
        over = dots > 1 && text.at(at) == '\\' ? at + 1 : over;
        at++;
      } else {
        break;
      }
    }
    if (dots < 2) {
      return -1;
    }
    if (isSeparator(text, at)) {
      return at + (text.at(at) == '0' ? 4 : 1);
    }
    int broken = broken(text, at);
    return broken > 0 ? broken : over;
  }

  /**
   * Returns where a separator ends that was encoded in a way that no server reads, such as cut
   * UTF-8 or a percent sign that was lost, if a step or a system's file follows; -1 if not.
   */
  private static int broken(Text text, int from) {
    int at = from;
    if ((text.at(at) == '2' || text.at(at) == '5')
        && (text.at(at + 1) == 'f' || text.at(at + 1) == 'c')) {
      at += 2;
    } else {
      while (at < from + 8 && (text.at(at) > 0x7f || text.at(at) == '%')) {
        boolean percent = text.at(at) == '%';
        at++;
        for (int k = 0; percent && k < 5 && Bytes.isWord(text.at(at)) && !goal(text, at); k++) {
          at++;
        }
      }
    }
    return at > from && goal(text, at) ? at : -1;
  }

  private static boolean goal(Text text, int at) {
    return text.startsWith(at, "..")
        || text.startsWith(at, "etc")
        || text.startsWith(at, "win")
        || text.startsWith(at, "boot")
        || text.startsWith(at, "proc")
        || text.startsWith(at, "var");
  }

  private static boolean isFiller(int b) {
    return b == 0 || b == 1 || b > 0xbf || b == ';' || b == '\\' || b == '?' || b == '"'
        || b == '\'' || b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private static boolean isSeparator(Text text, int i) {
    int b = text.at(i);
    return b == '/' || b == '\\' || text.startsWith(i, "0x2f") || text.startsWith(i, "0x5c");
  }

  private static boolean isOdd(Text text, int from, int end) {
    return end - from != 3 || text.at(end - 1) == '\\' || text.at(from + 2) != '/';
  }
}
