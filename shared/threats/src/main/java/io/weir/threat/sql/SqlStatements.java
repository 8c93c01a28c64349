package io.weir.threat.sql;

import static io.weir.threat.sql.SqlVocabulary.CONSTANT;
import static io.weir.threat.sql.SqlVocabulary.DANGEROUS;
import static io.weir.threat.sql.SqlVocabulary.FUNCTION;
import static io.weir.threat.sql.SqlVocabulary.MATH;
import static io.weir.threat.sql.SqlVocabulary.NILADIC;
import static io.weir.threat.sql.SqlVocabulary.OBJECT;
import static io.weir.threat.sql.SqlVocabulary.SCHEMA;
import static io.weir.threat.sql.SqlVocabulary.SECRET;
import static io.weir.threat.sql.SqlVocabulary.SELECT;
import static io.weir.threat.sql.SqlVocabulary.STATEMENT;
import static io.weir.threat.sql.SqlVocabulary.TYPE;

import io.weir.threat.sql.SqlInjection.Findings;

/** Second statements, calls that no parameter needs, names of system tables, casts, ordering. */
final class SqlStatements {
  private SqlStatements() {}

  static void look(Tokens t, boolean quoted, Findings out) {
    int calls = 0;
    for (int i = 0; i < t.size(); i++) {
      if (!speaks(t, i)) {
        continue;
      }
      if (scientific(t, i)) {
        out.add(SqlRule.NUMBER, 0.65, t, i, i + 2);
      } else if (characters(t, i)) {
        out.add(SqlRule.CHARACTERS, 0.65, t, i, i + 4);
      } else if (division(t, i)) {
        out.add(SqlRule.CALL, 0.55, t, i, i + 4);
      } else if (t.isCall(i) && t.has(i, FUNCTION | DANGEROUS)) {
        calls = call(t, i, calls, out);
      } else if (t.has(i, SCHEMA)) {
        out.add(SqlRule.SYSTEM_TABLE, 0.7, t, i, i);
      } else if (t.has(i, DANGEROUS) && t.has(i - 1, SELECT)) {
        out.add(SqlRule.DANGEROUS_CALL, 0.7, t, i - 1, i);
      } else if (t.has(i, STATEMENT)) {
        statement(t, i, quoted, out);
      } else if (t.is(i, Kind.VARIABLE) && t.text.at(t.start(i) + 1) == '@') {
        out.add(SqlRule.SERVER_VARIABLE, 0.65, t, i, i);
      } else if (t.is(i, Kind.CAST)) {
        cast(t, i, out);
      } else {
        clause(t, i, quoted, out);
      }
    }
  }

  /** Returns whether the token can begin anything that is looked for here. */
  private static boolean speaks(Tokens t, int i) {
    Kind kind = t.kind(i);
    return kind == Kind.KEYWORD
        || kind == Kind.NAME
        || kind == Kind.NUMBER
        || kind == Kind.VARIABLE
        || kind == Kind.CAST;
  }

  /** {@code 1.e(}: MySQL takes it for nothing, and filters for the end of a word. */
  private static boolean scientific(Tokens t, int i) {
    int end = t.end(i);
    return t.is(i, Kind.NUMBER)
        && t.text.at(end - 1) == '.'
        && t.text.at(end) == 'e'
        && (t.text.at(end + 1) == '(' || t.text.at(end + 1) == ')');
  }

  /** {@code chr(65)||chr(66)}: a string that is put together so that no quote is needed. */
  private static boolean characters(Tokens t, int i) {
    return (t.word(i, "chr") || t.word(i, "char") || t.word(i, "nchar"))
        && t.is(i + 1, Kind.LEFT)
        && (t.is(i + 2, Kind.NUMBER) || t.isCall(i + 2))
        && (t.is(i + 4, Kind.LOGIC) || t.is(i + 4, Kind.OPERATOR) || t.is(i + 3, Kind.COMMA))
        && (t.word(i + 5, "chr")
            || t.word(i + 5, "char")
            || t.word(i + 5, "nchar")
            || numbers(t, i + 2));
  }

  private static boolean numbers(Tokens t, int i) {
    return t.is(i + 1, Kind.COMMA)
        && t.is(i + 2, Kind.NUMBER)
        && t.is(i + 3, Kind.COMMA)
        && t.is(i + 4, Kind.NUMBER);
  }

  private static boolean division(Tokens t, int i) {
    return (t.word(i, "div") || t.word(i, "mod"))
        && t.is(i + 1, Kind.LEFT)
        && t.is(i + 2, Kind.NUMBER)
        && t.is(i + 3, Kind.COMMA);
  }

  private static int call(Tokens t, int i, int calls, Findings out) {
    boolean direct = t.end(i) == t.start(i + 1);
    boolean prose = t.is(i - 1, Kind.NAME) || (!direct && i > 0 && t.is(i - 1, Kind.KEYWORD));
    int after = t.afterGroup(i + 1);
    if (t.has(i, DANGEROUS) && (direct || t.has(i - 1, SELECT) || !prose)) {
      boolean title = !direct && i == 0 && !(t.word(i, "sleep") && t.is(i + 2, Kind.NUMBER));
      out.add(
          SqlRule.DANGEROUS_CALL, direct ? 0.75 : title ? 0.45 : 0.6, t, i, Math.min(after, i + 4));
    } else if (direct && calls == 0 && (compares(t, after) || nested(t, i))) {
      out.add(SqlRule.CALL, 0.55, t, i, after);
    } else if (direct) {
      out.hint(t.has(i, MATH) ? 0.15 : 0.3, t, i);
    }
    return direct ? calls + 1 : calls;
  }

  private static boolean compares(Tokens t, int after) {
    return t.is(after, Kind.COMPARISON)
        || t.word(after, "like")
        || t.word(after, "rlike")
        || t.word(after, "regexp")
        || t.word(after, "between");
  }

  /** Returns whether the first argument is a call without arguments, or a comparison. */
  private static boolean nested(Tokens t, int i) {
    int first = i + 2;
    while (t.is(first, Kind.LEFT)) {
      first++;
    }
    boolean chooses = t.word(i, "if") || t.word(i, "iif");
    return (t.isCall(first) && t.has(first, FUNCTION | DANGEROUS))
        || t.has(first, SELECT)
        || (chooses && t.is(first + 1, Kind.COMPARISON));
  }

  private static void statement(Tokens t, int i, boolean quoted, Findings out) {
    boolean begins = i == 0 || t.is(i - 1, Kind.SEMICOLON) || (quoted && i == 1);
    boolean separated = t.is(i - 1, Kind.SEMICOLON) || (quoted && i == 1);
    int last = t.size() - 1;
    double strength = strength(t, i);
    if (strength > 0) {
      boolean cut = t.is(last, Kind.COMMENT) || t.is(last, Kind.SEMICOLON) || quoted;
      double bonus = separated || (cut && begins) ? 0.35 : cut ? 0.2 : 0;
      boolean prose = t.is(i - 1, Kind.NAME);
      out.add(
          SqlRule.STATEMENT,
          Math.min(0.95, prose ? strength - 0.3 : strength + bonus),
          t,
          i,
          i + 2);
    } else if (separated && !quotes(t, i) && (t.isCall(i) || t.is(i + 1, Kind.VARIABLE))) {
      out.add(SqlRule.STATEMENT, 0.65, t, i - 1, i + 1);
    }
  }

  /** A call that is quoted before its argument: a search for {@code "exec("}. */
  private static boolean quotes(Tokens t, int i) {
    return i == 1 && (t.is(i + 2, Kind.OPEN_STRING) || t.is(i + 2, Kind.STRING));
  }

  /** Returns how much the words after the verb make a statement of it; 0 for not at all. */
  private static double strength(Tokens t, int i) {
    if (t.word(i, "waitfor") || t.word(i, "waifor")) {
      boolean how = t.word(i + 1, "delay") || t.word(i + 1, "time");
      return how && !(i == 0 && t.is(2, Kind.END)) ? 0.95 : 0;
    }
    if (t.word(i, "declare") || t.word(i, "set")) {
      boolean variable = t.is(i + 1, Kind.VARIABLE);
      return variable ? (t.word(i, "set") ? 0.6 : 0.8) : 0;
    }
    if (t.word(i, "update")) {
      return names(t, i + 1, "set") && assigns(t, i + 1) ? 0.75 : 0;
    }
    if (t.word(i, "insert") || t.word(i, "merge") || t.word(i, "replace")) {
      return t.word(i + 1, "into") ? (names(t, i + 2, "values") ? 0.8 : 0.45) : 0;
    }
    if (t.word(i, "delete")) {
      boolean modified = t.word(i + 1, "low_priority") || t.word(i + 1, "ignore");
      return modified && t.word(i + 2, "from") ? 0.7 : t.word(i + 1, "from") ? 0.45 : 0;
    }
    if (t.word(i, "attach")) {
      boolean file = t.is(i + 2, Kind.STRING) || t.is(i + 2, Kind.OPEN_STRING);
      return t.word(i + 1, "database") && file ? 0.6 : 0;
    }
    if (t.word(i, "copy")) {
      return program(t, i + 1) ? 0.8 : 0;
    }
    if (t.word(i, "exec") || t.word(i, "execute")) {
      boolean call = t.word(i + 1, "immediate") || procedure(t, i + 1);
      return call || (t.is(i + 1, Kind.LEFT) && t.is(i + 2, Kind.VARIABLE)) ? 0.8 : 0;
    }
    if (t.word(i, "load")) {
      return t.has(i + 1, OBJECT) && names(t, i + 1, "infile") ? 0.6 : 0;
    }
    if (t.word(i, "backup") || t.word(i, "bulk")) {
      return t.has(i + 1, OBJECT) || t.word(i + 1, "insert") ? 0.5 : 0;
    }
    if (t.word(i, "shutdown")) {
      boolean second = t.is(i - 1, Kind.SEMICOLON) && t.is(i + 1, Kind.END);
      return t.word(i + 1, "with") ? 0.7 : second || t.is(i + 1, Kind.COMMENT) ? 0.5 : 0;
    }
    if (t.word(i, "drop") || t.word(i, "create") || t.word(i, "alter") || t.word(i, "truncate")) {
      return ddl(t, i);
    }
    return 0;
  }

  private static boolean against(Tokens t, int i) {
    return t.word(i, "against") && t.is(i + 1, Kind.LEFT);
  }

  /** {@code copy t from program 'id'}, and the same with {@code to}. */
  private static boolean program(Tokens t, int from) {
    int most = Math.min(t.size(), from + 24);
    for (int i = from; i < most; i++) {
      if ((t.word(i, "from") || t.word(i, "to"))
          && (t.word(i + 1, "program") || t.is(i + 1, Kind.STRING))) {
        return true;
      }
    }
    return false;
  }

  private static double ddl(Tokens t, int i) {
    boolean create = t.word(i, "create");
    int name = t.word(i + 1, "or") ? i + 3 : i + 1;
    boolean named = t.is(name + 1, Kind.NAME) || t.is(name + 1, Kind.KEYWORD);
    if (t.has(name, OBJECT) && named) {
      boolean body = t.is(name + 2, Kind.LEFT) || t.word(name + 2, "identified");
      body |= names(t, name + 2, "soname") || names(t, name + 2, "character");
      return body ? 0.75 : 0.45;
    }
    boolean ends = t.is(i + 2, Kind.SEMICOLON) || t.is(i + 2, Kind.COMMENT);
    return !create && t.is(i + 1, Kind.NAME) && ends ? 0.4 : 0;
  }

  /** Returns whether something that is no word stands between {@code when} and {@code then}. */
  private static boolean chooses(Tokens t, int from) {
    int most = Math.min(t.size(), from + 24);
    boolean compared = false;
    for (int i = from; i < most; i++) {
      if (t.word(i, "then")) {
        return compared;
      }
      compared |= t.is(i, Kind.COMPARISON) || t.is(i, Kind.LEFT) || t.kind(i).isValue();
    }
    return false;
  }

  /** Returns whether all there is begins with a choice by one name: {@code case when a then b}. */
  private static boolean choosesByName(Tokens t) {
    return t.is(2, Kind.NAME) && t.word(3, "then") && t.size() > 4;
  }

  private static boolean assigns(Tokens t, int from) {
    int most = Math.min(t.size(), from + 24);
    for (int i = from; i < most; i++) {
      if (t.is(i, Kind.COMPARISON)) {
        return true;
      }
    }
    return false;
  }

  private static boolean procedure(Tokens t, int i) {
    int from = t.start(i);
    boolean system = t.text.startsWith(from, "xp_") || t.text.startsWith(from, "sp_");
    return system || (t.is(i, Kind.NAME) && t.is(i + 1, Kind.DOT));
  }

  private static boolean names(Tokens t, int from, String word) {
    int most = Math.min(t.size(), from + 24);
    for (int i = from; i < most; i++) {
      if (t.word(i, word)) {
        return t.size() > i + 1;
      }
    }
    return false;
  }

  /** {@code password::int}: PostgreSQL's cast, which shows the value in an error. */
  private static void cast(Tokens t, int i, Findings out) {
    if (t.has(i + 1, TYPE)) {
      boolean value = t.is(i - 1, Kind.RIGHT) || t.is(i - 1, Kind.STRING);
      boolean secret = t.has(i - 1, SECRET | NILADIC | CONSTANT);
      out.add(SqlRule.CAST, value || secret ? 0.65 : 0.4, t, i - 1, i + 1);
    }
  }

  private static void clause(Tokens t, int i, boolean quoted, Findings out) {
    if ((t.word(i, "order") || t.word(i, "group")) && t.word(i + 1, "by")) {
      boolean number = t.is(i + 2, Kind.NUMBER) || t.is(i + 2, Kind.LEFT);
      boolean cut = t.is(t.size() - 1, Kind.COMMENT);
      boolean after =
          t.is(i - 1, Kind.NUMBER) || t.is(i - 1, Kind.STRING) || t.is(i - 1, Kind.RIGHT);
      boolean alone = i == 0 && t.size() == 3;
      if (number && (cut || after || alone)) {
        out.add(SqlRule.ORDER_BY, after || cut ? 0.65 : 0.5, t, i, i + 2);
      } else if (quoted && i == 1 && cut) {
        out.add(SqlRule.ORDER_BY, 0.6, t, i, i + 2);
      }
    } else if (t.word(i, "into") && (t.word(i + 1, "outfile") || t.word(i + 1, "dumpfile"))) {
      boolean named = i == 0 && t.is(2, Kind.END);
      out.add(SqlRule.INTO_OUTFILE, named ? 0.4 : 0.9, t, i, i + 1);
    } else if (t.word(i, "from") && t.word(i + 1, "dual") && !t.is(i + 2, Kind.NAME)) {
      out.add(SqlRule.SYSTEM_TABLE, 0.6, t, i, i + 1);
    } else if (t.word(i, "procedure") && t.word(i + 1, "analyse")) {
      out.add(SqlRule.PROCEDURE_ANALYSE, 0.9, t, i, i + 1);
    } else if (t.word(i, "match") && t.is(i + 1, Kind.LEFT) && against(t, t.afterGroup(i + 1))) {
      out.add(SqlRule.MATCH_AGAINST, 0.65, t, i, i + 4);
    } else if (t.word(i, "case")
        && t.word(i + 1, "when")
        && (chooses(t, i + 2) || (i == 0 && choosesByName(t)))) {
      out.add(SqlRule.CASE_WHEN, 0.6, t, i, i + 1);
    }
  }
}
