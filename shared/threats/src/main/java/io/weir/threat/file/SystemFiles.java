package io.weir.threat.file;

import io.weir.threat.rule.Evidence;
import io.weir.threat.rule.Place;
import io.weir.threat.rule.Triggers;
import io.weir.threat.rule.Triggers.When;
import io.weir.threat.rule.Unit;
import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;
import io.weir.threat.text.Words;

/** Files and directories of Unix and Windows systems where a parameter or a path names them. */
final class SystemFiles {
  /** Names that mean a system's or a server's own file wherever they stand. */
  private static final Words FILES =
      Words.of(
          """
          passwd shadow boot.ini win.ini system.ini php.ini my.cnf my.ini httpd.conf nginx.conf
          apache2.conf web.xml hosts.allow hosts.deny sshd_config id_rsa id_dsa id_ecdsa id_ed25519
          authorized_keys known_hosts .bash_history .ssh .htpasswd .htaccess win.com ntuser.dat
          tomcat-users.xml applicationhost.config machine.config unattend.xml unattended.xml
          sysprep.inf sam web.config global.asa access.log error.log access_log error_log httpd-ssl.conf
          .history .zsh_history .mysql_history .psql_history wp-config.php settings.php
          configuration.php localsettings.php config.inc proftpd.conf pure-ftpd.conf vsftpd.conf
          .docker .aws .kube .gnupg .netrc .pgpass .npmrc .git-credentials\
          """);

  /** Directories that a parameter never names by chance. */
  private static final String[] UNIX = {
    "etc/",
    "proc/",
    "root/",
    "boot/",
    "private/etc/",
    "sys/class",
    "sys/kernel",
    "opt/lampp/",
    "var/log/",
    "var/www/",
    "var/mail/",
    "var/lib/",
    "var/run/",
    "var/spool/",
    "var/adm/",
    "var/apache",
    "usr/local/",
    "usr/bin/",
    "usr/lib/",
    "usr/sbin/",
    "usr/etc/"
  };

  /** Directories that addresses of pages begin with too. */
  private static final String[] SHARED = {
    "sys/",
    "dev/",
    "home/",
    "tmp/",
    "var/",
    "bin/",
    "opt/",
    "logs/",
    "log/",
    "apache",
    "usr/",
    "program files",
    "volumes/",
    "system volumes/",
    "mysql/",
    "xampp/",
    "php",
    "www/"
  };

  private SystemFiles() {}

  static void triggers(Triggers triggers) {
    triggers.add(When.QUERY, FILES);
    triggers.add(When.DOTTED, "boot.ini");
    for (String root : UNIX) {
      triggers.add(When.SLASHED, root);
    }
    for (String root : SHARED) {
      triggers.add(When.SLASHED, root);
    }
    triggers.add(When.QUERY, "conf log ini cnf");
    triggers.add(When.SLASHED, "web_inf");
  }

  static void look(Unit unit, Evidence out) {
    Text text = unit.text();
    boolean agent = unit.place() == Place.AGENT;
    for (int i = 0; i < text.length(); i++) {
      int b = text.at(i);
      if (b == '/' || b == '\\') {
        directory(unit, i, out);
        file(unit, i, agent, out);
      } else if (b == '=' || b == ' ' || i == 0) {
        start(unit, i, agent, out);
      } else if (b == ':' && (text.at(i + 1) == '\\' || text.at(i + 1) == '/')) {
        drive(unit, i, out);
      } else if (b == 0) {
        nul(unit, i, out);
      }
    }
    boolean path = unit.place() == Place.PATH && text.startsWith(0, "/\\\\");
    if (path || text.startsWith(0, "\\\\") || text.contains("=\\\\")) {
      out.add(TraversalRule.NETWORK_PATH, text.has('$') ? 0.7 : 0.45, 0, 24);
    }
  }

  /** An absolute path of a Unix system, as a value or after steps. */
  private static void directory(Unit unit, int slash, Evidence out) {
    Text text = unit.text();
    if (unit.place() == Place.PATH
        && !afterStep(text, slash)
        && slash > 0
        && text.at(slash - 1) != '/') {
      return;
    }
    boolean begins = !Bytes.isWord(text.at(slash - 1)) && text.at(slash - 1) != '-';
    if (!begins || (unit.place() == Place.PATH && slash == 0)) {
      return;
    }
    boolean url =
        text.at(slash - 1) == '/' && text.at(slash - 2) == ':' && text.at(slash - 3) != 'e';
    int length = url ? 0 : root(text, slash + 1, UNIX);
    boolean named = length > 0;
    length = named || url ? length : root(text, slash + 1, SHARED);
    int end = slash + 1 + length;
    while (length > 0 && text.at(end) == '/' && end < slash + 24) {
      end++;
    }
    boolean more = Bytes.isWord(text.at(end)) || text.at(end) == '.' || text.at(end - 1) != '/';
    if (length > 0) {
      boolean published = Published.isDocument(text, slash + 1);
      boolean redirect = text.at(slash - 1) == '>' && more && end + 1 < text.length();
      double confidence = afterStep(text, slash) ? 0.9 : named ? 0.7 : redirect ? 0.55 : 0.4;
      boolean log = ending(text, end);
      out.add(
          TraversalRule.SYSTEM_PATH,
          published ? 0.4 : more ? (log ? Math.max(confidence, 0.6) : confidence) : 0.4,
          slash,
          end + 16);
    }
  }

  /** The first letters of all roots, as bits. */
  private static final int FIRST = letters(UNIX) | letters(SHARED);

  private static int letters(String[] roots) {
    int bits = 0;
    for (String root : roots) {
      bits |= 1 << (root.charAt(0) - 'a');
    }
    return bits;
  }

  private static int root(Text text, int from, String[] roots) {
    int letter = text.at(from) - 'a';
    if (letter < 0 || letter > 25 || (FIRST & (1 << letter)) == 0) {
      return 0;
    }
    for (String root : roots) {
      if (text.startsWith(from, root)) {
        return root.length();
      }
    }
    return 0;
  }

  /** Returns whether the file is a log or a setting. */
  private static boolean ending(Text text, int from) {
    int most = Math.min(text.length(), from + 72);
    for (int i = from; i < most && !Bytes.isBlank(text.at(i)) && text.at(i) != '&'; i++) {
      boolean known =
          text.startsWith(i, ".conf")
              || text.startsWith(i, ".ini")
              || text.startsWith(i, ".log")
              || text.startsWith(i, "_log")
              || text.startsWith(i, ".cnf");
      if (known && !Bytes.isLetter(text.at(text.wordEnd(i + 1) + 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean afterStep(Text text, int slash) {
    return text.at(slash - 1) == '.' && text.at(slash - 2) == '.';
  }

  private static void file(Unit unit, int slash, boolean agent, Evidence out) {
    Text text = unit.text();
    int end = nameEnd(text, slash + 1);
    if (end == slash + 1 || !FILES.contains(text, slash + 1, end)) {
      return;
    }
    if (unit.place() == Place.PATH && !afterStep(text, slash)) {
      return;
    }
    boolean weak = text.at(slash + 1) == 's' && end - slash == 4;
    out.add(TraversalRule.SYSTEM_FILE, weak ? 0.4 : agent ? 0.6 : 0.7, slash, end);
  }

  /** A name, or a path without its first slash, right where a value begins. */
  private static void start(Unit unit, int i, boolean agent, Evidence out) {
    Text text = unit.text();
    int at = text.at(i) == '=' || text.at(i) == ' ' ? i + 1 : i;
    if (unit.place() == Place.PATH || (agent && i > 0)) {
      return;
    }
    int end = nameEnd(text, at);
    boolean named = end > at + 3 && FILES.contains(text, at, end);
    if (named && (text.at(at) == '.' || text.near('.', at, end - at) > 0)) {
      boolean server = text.startsWith(at, "settings") || text.startsWith(at, "configuration");
      server |= text.at(end) == ' ' && Bytes.isLetter(text.at(end + 1));
      out.add(TraversalRule.SYSTEM_FILE, server ? 0.4 : 0.6, at, end);
    } else if (text.startsWith(at, "etc/passwd")
        || text.startsWith(at, "proc/self")
        || text.startsWith(at, "web-inf/")
        || text.startsWith(at, "etc/shadow")) {
      out.add(TraversalRule.SYSTEM_PATH, 0.75, at, at + 16);
    }
  }

  /** {@code c:\windows} and the like. */
  private static void drive(Unit unit, int colon, Evidence out) {
    Text text = unit.text();
    boolean letter = Bytes.isLetter(text.at(colon - 1)) && !Bytes.isWord(text.at(colon - 2));
    if (!letter || text.startsWith(colon + 1, "//")) {
      return;
    }
    int at = colon + 2;
    while (text.at(at) == '\\' || text.at(at) == '/') {
      at++;
    }
    boolean known =
        text.startsWith(at, "win")
            || text.startsWith(at, "boot")
            || text.startsWith(at, "inetpub")
            || text.startsWith(at, "program")
            || text.startsWith(at, "xampp")
            || text.startsWith(at, "php")
            || text.startsWith(at, "mysql")
            || text.startsWith(at, "apache")
            || text.startsWith(at, "wamp")
            || text.startsWith(at, "unattend")
            || text.startsWith(at, "sysprep");
    boolean further = text.near('\\', at, 48) > 0 || text.near('/', at, 48) > 0;
    boolean path = further || text.near('.', at, 24) > 0 || text.at(text.wordEnd(at)) != ' ';
    out.add(TraversalRule.DRIVE, known && path ? 0.75 : 0.45, colon - 1, at + 16);
  }

  /** A NUL that cuts the extension off which the application adds. */
  private static void nul(Unit unit, int i, Evidence out) {
    Text text = unit.text();
    boolean file = text.near('.', Math.max(0, i - 8), 8) >= 0 || text.has('/') || text.has('\\');
    boolean ends =
        text.at(i + 1) == Text.NONE
            || text.at(i + 1) == '&'
            || text.at(i + 1) == '.'
            || Bytes.isWord(text.at(i + 1));
    if (file && ends) {
      out.add(TraversalRule.NUL, 0.6, Math.max(0, i - 16), i + 8);
    }
  }

  private static int nameEnd(Text text, int from) {
    int i = from;
    while (i < from + 32 && (Bytes.isWord(text.at(i)) || text.at(i) == '.' || text.at(i) == '-')) {
      i++;
    }
    return i;
  }
}
