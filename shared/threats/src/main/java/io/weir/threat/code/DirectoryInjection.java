package io.weir.threat.code;

import io.weir.threat.ThreatClass;
import io.weir.threat.rule.Evidence;
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
 * Injection into LDAP filters (CWE-90), XPath (CWE-643) and queries of document databases
 * (CWE-943).
 *
 * <p>An LDAP filter is closed and another opened ({@code )(uid=*}), a MongoDB operator stands where
 * a name is expected ({@code user[$ne]=}), or JavaScript is put into a query. Sources: RFC 4515,
 * the MongoDB operator reference, OWASP WSTG-INPV-05.6, -06 and -09.
 */
public final class DirectoryInjection implements Rule {
  private static final Words OPERATORS =
      Words.of(
          "ne gt gte lt lte in nin eq regex where exists or and not nor all size type mod elemmatch "
              + "text expr jsonschema func function set unset push lookup match slice meta");

  private static final Words LDAP =
      Words.of(
          "objectclass uid cn sn mail userpassword password ou dc samaccountname "
              + "memberof givenname user");

  /** Attributes that only directories have. */
  private static final Words DIRECTORY =
      Words.of(
          "objectclass objectcategory objectsid objectguid useraccountcontrol samaccountname memberof "
              + "samaccounttype primarygroupid distinguishedname userprincipalname admincount pwdlastset "
              + "serviceprincipalname lastlogontimestamp badpwdcount grouptype uniquemember uidnumber "
              + "gidnumber userpassword loginshell homedirectory");

  @Override
  public ThreatClass threatClass() {
    return ThreatClass.DIRECTORY_INJECTION;
  }

  @Override
  public String prefix() {
    return "dir";
  }

  @Override
  public List<RuleName> names() {
    return List.of(DirectoryRule.values());
  }

  @Override
  public void triggers(Triggers triggers) {
    triggers.add(When.DOTTED, "this db");
  }

  @Override
  public void look(Unit unit, Evidence evidence) {
    Text text = unit.text();
    if (!unit.place().isWhole()) {
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      switch (text.at(i)) {
        case '$' -> operator(text, i, evidence);
        case ')' -> filterEnd(text, i, evidence);
        case '(' -> filter(text, i, evidence);
        case '*' -> star(text, i, evidence);
        case 't' -> script(text, i, "this.", evidence);
        case 'd' -> script(text, i, "db.", evidence);
        case 'r' -> script(text, i, "return ", evidence);
        case ':' -> rule(text, i, evidence);
        case '_' -> lookup(text, i, evidence);
        case '/' -> path(text, i, evidence);
        default -> {}
      }
    }
  }

  private static void operator(Text text, int i, Evidence out) {
    int end = text.wordEnd(i + 1);
    if (!OPERATORS.contains(text, i + 1, end)) {
      return;
    }
    int before = text.at(i - 1);
    int after = text.at(text.skipBlank(end));
    boolean key = before == '[' && (after == ']' || Bytes.isWord(after));
    boolean json =
        (before == '"' || before == '\'' || before == '{' || before == ' ' || before == ',')
            && (after == ':' || after == '"' || after == '\'');
    boolean start = (before == Text.NONE || before == '&' || before == '.') && after == '=';
    if (key || json) {
      boolean decides = Operators.decides(text, i, end);
      out.add(DirectoryRule.MONGO_OPERATOR, decides ? 0.8 : 0.35, i, end + 16);
    } else if (start && text.startsWith(i, "$where")) {
      boolean script = text.near("this", end, 80) > 0 || text.near("function", end, 80) > 0;
      out.add(DirectoryRule.MONGO_OPERATOR, script ? 0.6 : 0.3, i, end + 16);
    } else if (after == ']') {
      boolean decides = Operators.decides(text, i, end);
      out.add(DirectoryRule.MONGO_OPERATOR, decides ? 0.65 : 0.3, i, end + 16);
    }
  }

  private static void filterEnd(Text text, int i, Evidence out) {
    int next = text.skipBlank(i + 1);
    if (text.at(next) == '(') {
      int inner = text.skipBlank(next + 1);
      int b = text.at(inner);
      int end = text.wordEnd(inner);
      boolean attribute =
          text.at(end) == '=' || text.startsWith(end, "~=") || text.startsWith(end, ">=");
      if (b == '|' || b == '&' || (b == '!' && text.at(inner + 1) == '(')) {
        out.add(DirectoryRule.LDAP_FILTER, 0.75, i, inner + 16);
      } else if (end > inner && attribute) {
        out.add(DirectoryRule.LDAP_FILTER, 0.75, i, end + 16);
      }
    } else if ((text.at(next) == '&' || text.at(next) == '|') && text.at(next + 1) == '(') {
      int inner = next + 2;
      if (text.at(text.wordEnd(inner)) == '=') {
        out.add(DirectoryRule.LDAP_FILTER, 0.65, i, inner + 16);
      }
    }
  }

  private static void filter(Text text, int i, Evidence out) {
    int b = text.at(i + 1);
    boolean not = b == '!' && text.at(text.wordEnd(i + 3)) == '=';
    boolean set = (b == '|' || b == '&' || not) && text.at(i + 2) == '(';
    int end = text.wordEnd(i + 1);
    boolean attribute = text.at(end) == '=' && LDAP.contains(text, i + 1, end);
    boolean directory =
        (text.at(end) == '=' || text.at(end) == ':') && DIRECTORY.contains(text, i + 1, end);
    if (directory && !set) {
      out.add(DirectoryRule.LDAP_FILTER, 0.65, i, end + 24);
    } else if (set || attribute) {
      out.add(
          DirectoryRule.LDAP_FILTER, set ? 0.7 : text.at(end + 1) == '*' ? 0.7 : 0.4, i, end + 24);
    }
  }

  private static void star(Text text, int i, Evidence out) {
    if (text.at(i - 1) == '(') {
      return; // count(*)
    }
    if (text.startsWith(i, "*(|")
        || text.startsWith(i, "*)(")
        || text.startsWith(i, "*)|")
        || text.startsWith(i, "*)&")
        || text.startsWith(i, "*()|")) {
      out.add(DirectoryRule.LDAP_FILTER, 0.75, i, i + 24);
    }
  }

  /** JavaScript of MongoDB's shell and of its {@code $where}. */
  private static void script(Text text, int i, String start, Evidence out) {
    if (!text.startsWith(i, start) || Bytes.isWord(text.at(i - 1))) {
      return;
    }
    int end = text.wordEnd(i + start.length());
    int next = text.at(end);
    if (start.equals("this.")) {
      boolean compared =
          text.startsWith(end, ".match(")
              || text.startsWith(text.skipBlank(end), "==")
              || text.startsWith(end, "!=");
      if (compared) {
        out.add(DirectoryRule.MONGO_SCRIPT, 0.7, i, end + 16);
      }
    } else if (start.equals("db.")) {
      int method = text.wordEnd(end + 1);
      boolean direct = next == '(' && text.has(';') && text.at(i - 1) != '.';
      if (direct || (next == '.' && text.at(method) == '(')) {
        out.add(DirectoryRule.MONGO_SCRIPT, 0.7, i, method + 16);
      }
    } else if (text.has(';') || text.has('\'')) {
      boolean broken =
          text.at(text.skipBlank(i + 7)) == '\''
              || text.startsWith(i + 7, "true")
              || text.startsWith(i + 7, "1");
      int before = text.at(i - 1) == ' ' ? text.at(i - 2) : text.at(i - 1);
      if (broken && (before == ';' || before == '\'')) {
        out.add(DirectoryRule.MONGO_SCRIPT, 0.65, i, i + 16);
      }
    }
  }

  /** An extensible match by the number of its rule. */
  private static void rule(Text text, int i, Evidence out) {
    if (Bytes.isDigit(text.at(i + 1)) && text.at(i + 2) == '.' && text.near(":=", i, 32) > 0) {
      out.add(DirectoryRule.LDAP_FILTER, 0.65, i, i + 24);
    }
  }

  /** A step of XPath along an axis, or to text, at the start of a path. */
  private static void path(Text text, int i, Evidence out) {
    int name = text.at(i + 1) == '/' ? i + 2 : i + 1;
    int end = text.wordEnd(name);
    end = text.startsWith(end, "-or-self") ? end + 8 : end;
    end = text.startsWith(end, "-sibling") ? end + 8 : end;
    boolean axis = text.startsWith(end, "::") && end > name;
    boolean node =
        text.startsWith(end, "()") && (is(text, name, end, "text") || is(text, name, end, "node"));
    boolean any = text.startsWith(i, "/*[") || text.startsWith(i, "//*");
    boolean broken = text.has('\'') || text.has('(') || text.has('|');
    boolean joined = text.startsWith(i, "//*|") && text.at(i - 1) == '|';
    if (axis || node || (any && broken && text.at(i - 1) != '*')) {
      out.add(DirectoryRule.XPATH, axis || node || joined ? 0.65 : 0.45, i, end + 16);
    }
  }

  private static boolean is(Text text, int from, int end, String word) {
    return end - from == word.length() && text.startsWith(from, word);
  }

  /** Returns whether the name of something secret stands there: nobody filters by that. */
  private static boolean secret(Text text, int from, int end) {
    for (String word :
        new String[] {"password", "passwd", "secret", "token", "_key", "hash", "otp"}) {
      if (text.near(word, from, Math.max(0, end - from - word.length() + 1)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** A look into related rows by Django's double underscores. */
  private static void lookup(Text text, int i, Evidence out) {
    if (!text.startsWith(i, "__") || !Bytes.isLetter(text.at(i - 1))) {
      return;
    }
    int more = 0;
    for (String name :
        new String[] {
          "__istartswith", "__icontains", "__iregex", "__regex", "__startswith", "__contains"
        }) {
      more = text.startsWith(i, name) ? name.length() : more;
    }
    int start = i;
    while (start > i - 64 && Bytes.isWord(text.at(start - 1))) {
      start--;
    }
    boolean related =
        text.near("__", start, i - start) >= 0 && text.near("__", start, i - start) < i;
    if (more > 0 && related && text.at(i + more) == '=' && secret(text, start, i)) {
      out.add(DirectoryRule.ORM_LOOKUP, 0.55, start, i + more);
    }
  }
}
