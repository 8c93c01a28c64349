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
 * Remote file inclusion and server-side request forgery (CWE-98, CWE-918): a value that makes the
 * server fetch something.
 *
 * <p>An address in a value is ordinary (redirects, tracking, oEmbed), so the scheme, the host and
 * what is asked for have to be unusual: schemes that no browser follows, addresses of the machine
 * itself, of the cloud's metadata service or written to hide, an address as bare number, and
 * scripts to include. Sources: OWASP SSRF prevention cheat sheet, RFC 6890 for special addresses.
 */
public final class RemoteInclusion implements Rule {
  @Override
  public ThreatClass threatClass() {
    return ThreatClass.REMOTE_FILE_INCLUSION;
  }

  @Override
  public String prefix() {
    return "rfi";
  }

  @Override
  public List<RuleName> names() {
    return List.of(InclusionRule.values());
  }

  @Override
  public void triggers(Triggers triggers) {
    triggers.add(When.SCHEME, RemoteNames.STRANGE);
    triggers.add(When.SCHEME, "ftp ws wss");
    triggers.add(When.NAME, RemoteNames.INCLUDING);
    triggers.add(When.QUERY, RemoteNames.LOCAL);
    triggers.add(
        When.QUERY, "127 169 c99 r57 shell 192 100 computemetadata meta opc hetzner openstack");
  }

  @Override
  public void look(Unit unit, Evidence evidence) {
    Place place = unit.place();
    if (place == Place.VALUE || place == Place.PATH) {
      Redirects.look(unit, returns(unit.name()), evidence);
    }
    if (place != Place.VALUE
        && place != Place.SEGMENT
        && place != Place.AGENT
        && place != Place.REFERRER_VALUE) {
      return;
    }
    Text text = unit.text();
    int colon = text.near(':', 0, 120);
    while (colon >= 0) {
      address(unit, colon, evidence);
      colon = text.near(':', colon + 1, 120);
    }
    if (place == Place.VALUE) {
      int start = text.startsWith(0, "//") ? 2 : 0;
      int end = hostEnd(text, start);
      boolean slash = text.at(end) == '/';
      if (metadata(text)) {
        evidence.add(InclusionRule.METADATA_PATH, 0.7, 0, end + 24);
      } else if (start > 0 && isInternal(text, start, end) && !returns(unit.name())) {
        evidence.add(InclusionRule.INTERNAL_HOST, 0.6, 0, end);
      } else if (start == 0 && isPort(text, end) && Redirects.isAddress(unit.name())) {
        boolean loopback = text.startsWith(0, "127.") || text.startsWith(0, "localhost");
        evidence.add(InclusionRule.INTERNAL_HOST, loopback ? 0.55 : 0.2, 0, end);
      } else if (slash && RemoteNames.LOCAL.contains(text, 0, end) && isHost(text, end)) {
        evidence.add(InclusionRule.INTERNAL_HOST, 0.6, 0, end);
      } else if (text.startsWith(0, "169.254.169.254/")) {
        evidence.add(InclusionRule.INTERNAL_HOST, 0.75, 0, end);
      } else if (slash && Bytes.isLetter(text.at(end + 1)) && text.at(0) <= '9') {
        int kind = Hosts.kind(text, 0, end);
        boolean internal = kind == Hosts.PRIVATE || kind == Hosts.METADATA;
        evidence.add(InclusionRule.INTERNAL_HOST, internal ? 0.55 : 0.2, 0, end);
      }
    }
  }

  private static boolean isPort(Text text, int colon) {
    return text.at(colon) == ':' && Bytes.isDigit(text.at(colon + 1));
  }

  private static boolean isInternal(Text text, int from, int end) {
    int kind = Hosts.kind(text, from, end);
    return kind == Hosts.PRIVATE
        || kind == Hosts.METADATA
        || kind == Hosts.HIDDEN
        || RemoteNames.LOCAL.contains(text, from, end);
  }

  /** A name that is a word is a folder too. */
  private static boolean isHost(Text text, int end) {
    return text.startsWith(0, "localhost") || text.wordEnd(0) != end;
  }

  /** What the metadata services of the clouds are asked for, whatever the host is called. */
  private static boolean metadata(Text text) {
    int at = text.indexOf("/", 0);
    while (at >= 0 && at < 160) {
      if ("lcmohv20a".indexOf(text.at(at + 1)) < 0) {
        at = text.indexOf("/", at + 1);
        continue;
      }
      for (String path : RemoteNames.METADATA) {
        if (text.startsWith(at, path)) {
          return true;
        }
      }
      at = text.indexOf("/", at + 1);
    }
    return false;
  }

  private static void address(Unit unit, int colon, Evidence out) {
    Text text = unit.text();
    int start = colon;
    while (start > 0
        && (Bytes.isWord(text.at(start - 1)) || "-.+".indexOf(text.at(start - 1)) >= 0)) {
      start--;
    }
    boolean begins =
        start == 0
            || text.at(start - 1) == ':'
            || text.at(start - 1) == '='
            || text.at(start - 1) == '\n'
            || (text.at(start - 1) == ' ' && unit.place() != Place.SEGMENT);
    boolean slashes = text.at(colon + 1) == '/' && text.at(colon + 2) == '/';
    boolean agent = unit.place() == Place.AGENT;
    if (RemoteNames.STRANGE.contains(text, start, colon)) {
      strange(text, start, colon, slashes, begins, agent, out);
    } else if (RemoteNames.WEB.contains(text, start, colon) && begins) {
      web(unit, start, colon, out);
    }
  }

  private static void strange(
      Text text,
      int start,
      int colon,
      boolean slashes,
      boolean begins,
      boolean agent,
      Evidence out) {
    boolean data = text.startsWith(start, "data");
    boolean file = text.startsWith(start, "file");
    boolean php = text.startsWith(start, "php:") && text.startsWith(colon, "://");
    if (text.startsWith(start, "unix:") && text.near('|', colon, 200) > 0) {
      out.add(InclusionRule.SOCKET, text.contains("|http") ? 0.8 : 0.4, start, colon + 24);
    } else if (php || text.startsWith(start, "phar://") || text.startsWith(start, "expect://")) {
      out.add(InclusionRule.WRAPPER, 0.9, start, colon + 32);
    } else if (data) {
      int type = slashes ? colon + 3 : colon + 1;
      boolean media = false;
      for (String kind : new String[] {"image/", "audio/", "video/", "font/", "application/pdf"}) {
        media |= text.startsWith(type, kind);
      }
      boolean content = text.near(',', type, 80) >= 0 && begins;
      boolean text64 = text.startsWith(type, "text/");
      boolean nothing = text.at(type) == ',' || text.at(type) == ';';
      out.add(
          InclusionRule.DATA_WRAPPER,
          text64 || (content && nothing && !media) ? 0.6 : 0.3,
          start,
          colon + 24);
    } else if (file && begins && text.at(colon + 1) == '/') {
      out.add(InclusionRule.SCHEME, 0.75, start, colon + 24);
    } else if (text.startsWith(start, "url:") || text.startsWith(start, "jar:")) {
      out.add(
          InclusionRule.SCHEME, text.near(':', colon + 1, 12) > 0 ? 0.75 : 0.3, start, colon + 24);
    } else if (slashes && begins && !agent) {
      out.add(InclusionRule.SCHEME, 0.7, start, colon + 24);
    }
  }

  private static void web(Unit unit, int start, int colon, Evidence out) {
    Text text = unit.text();
    int host = colon + 1;
    int slashes = 0;
    while (text.at(host) == '/' || text.at(host) == '\\') {
      host++;
      slashes++;
    }
    boolean agent = unit.place() == Place.AGENT;
    int at = userEnd(text, host, agent);
    int from = at > 0 ? at : host;
    int end = hostEnd(text, from);
    int kind = Hosts.kind(text, from, end);
    boolean returns = returns(unit.name());
    if (RemoteNames.LOCAL.contains(text, from, end) || local(text, from, end)) {
      out.add(InclusionRule.INTERNAL_HOST, returns ? 0.35 : 0.7, start, end + 16);
    } else if (kind == Hosts.HIDDEN || kind == Hosts.METADATA) {
      out.add(InclusionRule.HIDDEN_HOST, 0.75, start, end + 16);
    } else if (kind == Hosts.PRIVATE) {
      out.add(InclusionRule.INTERNAL_HOST, returns ? 0.35 : 0.65, start, end + 16);
    } else if ((at > 0 && slashes > 0 && pretends(text, host, at - 1))
        || cutOff(text, end)
        || hidesSlash(unit, end)) {
      out.add(InclusionRule.MISLEADING_HOST, 0.6, start, end + 16);
    } else if (at > 0 && slashes > 0 && kind != Hosts.NAME) {
      out.add(InclusionRule.HIDDEN_HOST, 0.65, start, end + 16);
    } else if (slashes > 0) {
      target(unit, start, end, kind, out);
    }
  }

  /**
   * A slash that is encoded, in an address that is not: what stands before it passes for a host.
   */
  private static boolean hidesSlash(Unit unit, int end) {
    return unit.text().startsWith(end, "/@")
        && unit.whole().contains("://")
        && (unit.whole().contains("%2f@") || unit.whole().contains("%5c@"))
        && !unit.whole().contains("%3a%2f");
  }

  /** Behind the host a sign ends it, and what follows looks like the end of another. */
  private static boolean cutOff(Text text, int end) {
    boolean sign = text.at(end) == '#' || text.at(end) == '?' || text.at(end) == 0;
    int next = text.at(end + 1);
    return sign && (next == '.' || next == '@') && Bytes.isLetter(text.at(end + 2));
  }

  /** Returns whether what stands before the host looks like a host itself. */
  private static boolean pretends(Text text, int from, int at) {
    int dot = -1;
    for (int i = from; i < at; i++) {
      int b = text.at(i);
      if (b == '\\' || b == '#' || b == '@' || b == ' ' || b == '&') {
        return true;
      }
      dot = b == '.' && i > from ? i : dot;
    }
    int end = text.wordEnd(dot + 1);
    return dot > 0
        && end - dot > 2
        && Bytes.isLetter(text.at(dot + 1))
        && (end == at || text.at(end) == ':');
  }

  private static boolean local(Text text, int from, int end) {
    for (int i = from; i < end; i++) {
      if (text.at(i) == '.' && RemoteNames.LOCAL.contains(text, i + 1, end)) {
        return true;
      }
    }
    return false;
  }

  /** What is fetched: a script to include, from an address or for a parameter that includes. */
  private static void target(Unit unit, int start, int end, int kind, Evidence out) {
    Text text = unit.text();
    boolean includes = including(unit.name());
    int last = text.length() - 1;
    boolean cut =
        text.at(last) == '?' || text.at(last) == 0 || (text.at(last) == '#' && end < last);
    boolean script = false;
    int most = Math.min(text.length(), end + 160);
    for (int i = end; i < most; i++) {
      if (text.at(i) == '.') {
        int stop = text.wordEnd(i + 1);
        boolean over = stop == text.length() || text.at(stop) == '?' || text.at(stop) == 0;
        script |=
            over
                && (text.startsWith(i, ".php")
                    || text.startsWith(i, ".txt")
                    || text.startsWith(i, ".inc")
                    || text.startsWith(i, ".jsp")
                    || text.startsWith(i, ".asp"));
      }
    }
    if (kind == Hosts.ADDRESS) {
      out.add(InclusionRule.REMOTE_FILE, script || includes || cut ? 0.75 : 0.5, start, end + 24);
    } else if (includes && (script || cut)) {
      out.add(InclusionRule.REMOTE_FILE, 0.65, start, end + 24);
    } else if (cut || includes || loads(unit.name())) {
      out.add(
          InclusionRule.REMOTE_FILE,
          cut && includes ? 0.6 : loads(unit.name()) ? 0.5 : 0.4,
          start,
          end + 24);
    } else if (script && shell(text, end)) {
      out.add(InclusionRule.REMOTE_FILE, 0.6, start, end + 24);
    }
  }

  private static boolean shell(Text text, int end) {
    return text.near("c99", end, 120) > 0
        || text.near("r57", end, 120) > 0
        || text.near("shell", end, 120) > 0;
  }

  /** Where the browser is sent afterwards: developers' own machines, seen from their browsers. */
  private static boolean returns(String name) {
    return name.contains("redirect")
        || name.contains("return")
        || name.contains("callback")
        || name.contains("origin")
        || name.contains("refer")
        || RemoteNames.RETURNING.contains(Text.of(name), 0, name.length());
  }

  private static boolean including(String name) {
    int open = name.indexOf('[');
    String base = open > 0 ? name.substring(0, open) : name;
    Text text = Text.of(base);
    return RemoteNames.INCLUDING.contains(text, 0, text.length());
  }

  /** Returns whether the parameter is a variable that PHP programs put before what they include. */
  private static boolean loads(String name) {
    return name.startsWith("_conf[")
        || name.startsWith("globals[")
        || name.endsWith("absolute_path")
        || name.endsWith("basepath")
        || name.endsWith("root_path")
        || name.endsWith("include_path");
  }

  /** Returns where the host begins after a name and password, or -1. */
  private static int userEnd(Text text, int from, boolean agent) {
    int found = -1;
    for (int i = from; i < from + 80 && i < text.length(); i++) {
      int b = text.at(i);
      if (b == '/' || b == '?' || (agent && (b == ' ' || b == '<'))) {
        break;
      }
      found = b == '@' ? i + 1 : found;
    }
    return found;
  }

  private static int hostEnd(Text text, int from) {
    int i = from;
    boolean bracket = text.at(i) == '[';
    while (i < from + 120
        && (Bytes.isWord(text.at(i))
            || text.at(i) == '.'
            || text.at(i) == '-'
            || text.at(i) > 0x7f
            || (bracket && "[]:%".indexOf(text.at(i)) >= 0 && text.at(i) > 0)
            || text.at(i) == '\\')) {
      i++;
    }
    return i;
  }
}
