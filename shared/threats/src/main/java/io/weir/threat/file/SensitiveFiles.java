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
import io.weir.threat.text.Words;
import java.util.List;

/**
 * Requests for files that are on a server by mistake (CWE-538): repositories, keys, settings,
 * backups, dumps, logs, consoles, and the back doors that others left.
 *
 * <p>Reads the path segment by segment: names that begin with a dot except those that standards
 * have given a meaning, endings of backups and dumps, known consoles and web shells. Names that
 * healthy sites use too, such as a login page, are left to the counting of errors per client.
 * Sources: OWASP WSTG-CONF-04, the ignore files of common tools.
 */
public final class SensitiveFiles implements Rule {
  private static final Words PUBLIC_DOT =
      Words.of(
          ".well-known .file .bin .pnpm .netlify .auth .vercel .next .nuxt .vite .shopify .resources .rss .atom .amp .json .html .css .js .xml .pdf .png .jpg .svg .gif .webp .ico .woff .woff2 .mjs .txt .php .aspx .do .jsp .action");

  private static final Words DUMP =
      Words.of(
          "sql bak old orig save swp swo bkp backup dump mdb sqlite sqlite3 pem ppk pfx p12 jks "
              + "keystore kdbx ovpn tfstate tfvars env rdb ibd mdf pwd inc~ php~ dbf");

  private static final Words SHELL =
      Words.of(
          "c99.php r57.php wso.php b374k.php c100.php shell.php cmd.php cmd.jsp cmd.asp cmd.aspx "
              + "webshell.php backdoor.php alfa.php alfacgiapi alfanew.php mini.php wp-shell.php shell.jsp shell.aspx "
              + "shell.asp adminer.php gel4y.php 0byte.php marijuana.php eval-stdin.php weevely.php indoxploit.php "
              + "filesman.php up.php.suspected phpinfo.php info.php.bak antichat.php simattacker.php jspspy.jsp");

  private static final Words ARCHIVE = Words.of("zip gz tgz tar rar 7z bz2 xz z");

  private static final Words BACKUP_NAME =
      Words.of(
          "backup backups bak db database dump sql www wwwroot site website web public_html htdocs "
              + "mysql         root localhost prod production   bk back");

  @Override
  public ThreatClass threatClass() {
    return ThreatClass.SENSITIVE_FILE;
  }

  @Override
  public String prefix() {
    return "file";
  }

  @Override
  public List<RuleName> names() {
    return List.of(ExposureRule.values());
  }

  @Override
  public void triggers(Triggers triggers) {
    triggers.add(When.SEGMENT, SHELL);
    triggers.add(When.QUERY, SHELL);
    triggers.add(When.ENDING, DUMP);
    triggers.add(When.ENDING, ARCHIVE);
  }

  @Override
  public void look(Unit unit, Evidence evidence) {
    Text text = unit.text();
    boolean path = unit.place() == Place.PATH;
    if ((!path && unit.place() != Place.VALUE) || (path && Forges.isView(text))) {
      return;
    }
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean end =
          i == text.length() || text.at(i) == '/' || text.at(i) == '\\' || text.at(i) == '?';
      if (end) {
        if (i > start) {
          segment(text, start, i, path, i == text.length(), evidence);
        }
        start = i + 1;
      }
    }
  }

  private static void segment(
      Text text, int start, int end, boolean path, boolean last, Evidence out) {
    int stop = text.near(';', start, end - start);
    int to = stop > start ? stop : end;
    if (text.at(start) == '.') {
      dot(text, start, to, path, out);
    } else if (SHELL.contains(text, start, to)) {
      out.add(ExposureRule.BACKDOOR, path ? 0.75 : 0.6, start, to);
    }
    if (path && !text.has('=')) {
      disguised(text, start, end, out);
    }
    if (last || stop > start || text.at(to) == '?') {
      ending(text, start, to, path, out);
    }
  }

  /** {@code a.php;.png}: a script under the name of a picture, for a cache or a filter. */
  private static void disguised(Text text, int start, int end, Evidence out) {
    for (int i = start + 1; i < end - 4; i++) {
      int b = text.at(i);
      boolean sign = b == ';' || b == '#' || b == '\n' || b == ':' || b == 0;
      if (sign && text.at(i + 1) == '.') {
        boolean script = false;
        for (String ending :
            new String[] {".php", ".jsp", ".asp", ".aspx", ".phtml", ".cgi", ".do"}) {
          script |= text.startsWith(i - ending.length(), ending);
        }
        if (script && Bytes.isLetter(text.at(i + 2))) {
          out.add(ExposureRule.DISGUISED_SCRIPT, 0.6, start, end);
        }
      }
    }
  }

  /** A sentence about the file, or a list of indices of which the first is hidden. */
  private static boolean blank(Text text, int start, int end) {
    return text.near(' ', start, end - start) >= 0
        || text.near(',', start, end - start) >= 0
        || text.near('*', start, end - start) >= 0;
  }

  private static void dot(Text text, int start, int end, boolean path, Evidence out) {
    boolean letters =
        Bytes.isLetter(text.at(start + 1)) && end - start > 2 && !blank(text, start, end);
    boolean known = PUBLIC_DOT.contains(text, start, end);
    if (letters && !known && path) {
      out.add(ExposureRule.HIDDEN_FILE, 0.7, start, end);
    } else if (letters && !known && start > 0) {
      boolean listed =
          text.startsWith(start, ".git")
              || text.startsWith(start, ".env")
              || text.startsWith(start, ".svn")
              || text.startsWith(start, ".aws")
              || text.startsWith(start, ".docker")
              || text.startsWith(start, ".ssh")
              || text.startsWith(start, ".history");
      out.add(ExposureRule.HIDDEN_FILE, listed ? 0.65 : 0.35, start, end);
    } else if (letters && text.startsWith(start, ".env")) {
      out.add(ExposureRule.HIDDEN_FILE, 0.6, start, end);
    }
  }

  private static void ending(Text text, int start, int end, boolean path, Evidence out) {
    int dot = lastDot(text, start, end);
    if (dot < 0) {
      if (path && text.at(end - 1) == '~' && text.near('.', start, end - start) > 0) {
        out.add(ExposureRule.BACKUP, 0.6, start, end);
      }
      return;
    }
    int before = lastDot(text, start, dot);
    if (DUMP.contains(text, dot + 1, end)) {
      out.add(ExposureRule.BACKUP, path ? 0.6 : before > 0 ? 0.5 : 0.35, start, end);
    } else if (ARCHIVE.contains(text, dot + 1, end)) {
      boolean dump = before > 0 && DUMP.contains(text, before + 1, dot);
      boolean host = path && text.startsWith(start, "www.") && before > start + 4;
      boolean name = host || BACKUP_NAME.contains(text, start, before > 0 ? before : dot);
      if (dump || (name && path)) {
        out.add(ExposureRule.BACKUP, dump ? 0.65 : 0.55, start, end);
      }
    }
  }

  private static int lastDot(Text text, int start, int end) {
    for (int i = end - 1; i > start && i > end - 24; i--) {
      if (text.at(i) == '.') {
        return i;
      }
    }
    return -1;
  }
}
