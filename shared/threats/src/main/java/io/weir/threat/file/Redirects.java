package io.weir.threat.file;

import io.weir.threat.rule.Evidence;
import io.weir.threat.rule.Place;
import io.weir.threat.rule.Unit;
import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;
import io.weir.threat.text.Words;

/**
 * Open redirects (CWE-601): a parameter that says where to go next holds another host without its
 * scheme, or with one that is cut, so that it passes for a path of this site: {@code //host},
 * {@code /\\host}, {@code https:host}. The same in a path that a server redirects without its last
 * step.
 */
public final class Redirects {
  /**
   * How sure it is where nothing but the value speaks for it; {@link #BY_HISTORY} if it is known
   * that the parameter takes paths.
   */
  private static final double BY_VALUE = 0.4;

  /** How sure it is that another host is wrong where all others give a path of this site. */
  public static final double BY_HISTORY = 0.55;

  /** The rule's id, as hits carry it. */
  public static final String RULE = "rfi." + InclusionRule.OPEN_REDIRECT.id();

  /** Parameters that may name a picture or a page elsewhere too. */
  private static final Words ADDRESSES =
      Words.of("url u uri link to out target dest r site domain page");

  private Redirects() {}

  static void look(Unit unit, boolean returns, Evidence out) {
    Text text = unit.text();
    int start = text.skipBlank(0);
    int host = host(text, start);
    int end = host < 0 ? -1 : hostEnd(text, host);
    if (end < 0) {
      return;
    }
    if (unit.place() == Place.PATH) {
      if (text.near("/..", end, 12) >= 0) {
        out.add(InclusionRule.OPEN_REDIRECT, 0.6, 0, end + 8);
      }
      return;
    }
    boolean disguised = start > 0 || text.at(start + 1) != '/' || text.at(start + 2) == '/';
    boolean mixed = mixed(text, start, host) || text.startsWith(end, "/..");
    boolean bare = end == text.length() || text.at(end) == '\\' || text.startsWith(end, "/..");
    boolean goes = mixed || returns || (isAddress(unit.name()) && (disguised || bare));
    out.add(InclusionRule.OPEN_REDIRECT, goes ? BY_HISTORY : BY_VALUE, start, end + 8);
  }

  /** Returns whether the value leads to another host where it may pass for a path of this site. */
  public static boolean leavesSite(Text value) {
    int start = value.skipBlank(0);
    int host = host(value, start);
    return host >= 0 && hostEnd(value, host) >= 0;
  }

  /** Returns whether the parameter takes an address by its name. */
  static boolean isAddress(String parameter) {
    Text name = Text.of(parameter);
    return ADDRESSES.contains(name, 0, name.length());
  }

  /** Returns where the host begins behind slashes or a scheme without any, -1 if there is none. */
  private static int host(Text text, int start) {
    int at = start;
    boolean scheme = text.startsWith(start, "https:") || text.startsWith(start, "http:");
    if (scheme) {
      at = text.at(start + 4) == 's' ? start + 6 : start + 5;
      boolean single = isSlash(text.at(at)) && !isSlash(text.at(at + 1));
      at = single ? at + 1 : at;
      return Bytes.isLetter(text.at(at)) ? at : -1;
    }
    while (at < start + 12 && (text.at(at) == '/' || text.at(at) == '\\' || text.at(at) == '\t')) {
      at++;
    }
    return at - start >= 2 ? at : -1;
  }

  /** Returns whether a backslash or a tab stands among slashes, which no path has by itself. */
  private static boolean mixed(Text text, int start, int host) {
    boolean odd = false;
    for (int i = start; i < host; i++) {
      odd |= text.at(i) == '\\' || text.at(i) == '\t';
    }
    return odd && text.near('/', start, host - start) >= 0;
  }

  private static boolean isSlash(int b) {
    return b == '/' || b == '\\';
  }

  /** Returns where a name with a dot ends, -1 if there is none. */
  private static int hostEnd(Text text, int from) {
    int dots = 0;
    int at = from;
    while (at < from + 100
        && (Bytes.isWord(text.at(at)) || text.at(at) == '-' || text.at(at) == '.')) {
      dots += text.at(at) == '.' && Bytes.isWord(text.at(at + 1)) ? 1 : 0;
      at++;
    }
    return dots > 0 && Bytes.isLetter(text.at(at - 1)) ? at : -1;
  }
}
