package io.weir.threat.sql;

import static io.weir.threat.sql.SqlVocabulary.CLAUSE;
import static io.weir.threat.sql.SqlVocabulary.CONSTANT;
import static io.weir.threat.sql.SqlVocabulary.FUNCTION;
import static io.weir.threat.sql.SqlVocabulary.NILADIC;
import static io.weir.threat.sql.SqlVocabulary.QUANTIFIER;
import static io.weir.threat.sql.SqlVocabulary.SECRET;
import static io.weir.threat.sql.SqlVocabulary.SELECT;
import static io.weir.threat.sql.SqlVocabulary.UNION;

import io.weir.threat.sql.SqlInjection.Findings;

/** A query inside the input: {@code union select}, a sub-select, a select with what it selects. */
final class SqlQueries {
  private SqlQueries() {}

  static void look(Tokens t, boolean quoted, Findings out) {
    for (int i = 0; i < t.size(); i++) {
      if (t.has(i, UNION)) {
        union(t, i, out);
      } else if (t.has(i, SELECT)) {
        select(t, i, quoted, out);
      }
    }
    if (t.versioned >= 0 && t.size() > 1) {
      out.add(SqlRule.CONDITIONAL_COMMENT, 0.8, t, 0, t.size() - 1);
    }
  }

  private static void union(Tokens t, int i, Findings out) {
    int next = i + 1;
    while (t.has(next, QUANTIFIER) || t.is(next, Kind.LEFT)) {
      next++;
    }
    if (t.has(next, SELECT)) {
      out.add(SqlRule.UNION_SELECT, 0.95, t, i, next + 1);
    } else if (t.word(next, "values") && t.is(next + 1, Kind.LEFT)) {
      out.add(SqlRule.UNION_SELECT, 0.8, t, i, next + 1);
    }
  }

  private static void select(Tokens t, int i, boolean quoted, Findings out) {
    int item = i + 1;
    while (t.has(item, QUANTIFIER) || t.is(item, Kind.LEFT) || isSign(t, item)) {
      item++;
    }
    boolean sign = isSign(t, i + 1) || t.text.at(t.start(i + 1)) == '.';
    boolean name = sign && t.start(i + 1) == t.end(i);
    if (quoted ? isQuotation(t, i) : name && !t.is(i - 1, Kind.LEFT)) {
      return;
    }
    boolean sub = t.is(i - 1, Kind.LEFT);
    boolean value =
        t.is(item, Kind.NUMBER)
            || t.is(item, Kind.STRING)
            || t.is(item, Kind.OPEN_STRING)
            || t.is(item, Kind.VARIABLE)
            || (t.is(item, Kind.OPERATOR) && t.text.at(t.start(item)) == '*')
            || t.isCall(item)
            || t.has(item, CONSTANT | NILADIC | SELECT);
    boolean from = clause(t, item + 1, "from");
    if (sub && (value || from || item > i + 1)) {
      out.add(SqlRule.SUB_SELECT, 0.85, t, i - 1, item + 1);
    } else if (value && (from || quoted || list(t, item) || strong(t, item))) {
      out.add(SqlRule.SELECT, prose(t, i) || trails(t, i) ? 0.4 : 0.75, t, i, item + 1);
    } else if (from && condition(t, item)) {
      out.add(SqlRule.SELECT, prose(t, i) ? 0.4 : 0.7, t, i, item + 3);
    } else if ((sub && !t.is(item, Kind.RIGHT))
        || (from && (t.is(i - 1, Kind.SEMICOLON) || (quoted && i <= 2)))) {
      out.add(SqlRule.SELECT, 0.6, t, i, item);
    } else if (value) {
      out.hint(0.3, t, i);
    }
  }

  /**
   * A query or its beginning in quotes of its own, as a search for the words: {@code "select *"}.
   */
  private static boolean isQuotation(Tokens t, int i) {
    boolean word = t.is(i + 1, Kind.STRING) || t.is(i + 1, Kind.OPEN_STRING);
    int end = word ? i + 1 : t.word(i + 2, "from") ? i + 3 : i + 2;
    return i == 1
        && t.end(0) == t.start(1)
        && (t.is(end, Kind.STRING) || t.is(end, Kind.OPEN_STRING))
        && t.text.at(t.start(end)) == t.text.at(t.end(0) - 1)
        && t.end(end - 1) == t.start(end);
  }

  private static boolean isSign(Tokens t, int i) {
    int b = t.is(i, Kind.OPERATOR) ? t.text.at(t.start(i)) : 0;
    return b == '-' || b == '+' || b == '!' || b == '~' || b == '@';
  }

  /** Returns whether the clause follows before the list of what is selected gets long. */
  private static boolean clause(Tokens t, int from, String word) {
    int most = Math.min(t.size(), from + 40);
    int names = 0;
    for (int i = from; i < most; i++) {
      if (t.word(i, word)) {
        return true;
      }
      names = t.is(i, Kind.NAME) && t.is(i - 1, Kind.NAME) ? names + 1 : names;
      if (names > 1) {
        return false;
      }
    }
    return false;
  }

  /** Returns whether a list, or an operator, goes on after the first item. */
  private static boolean list(Tokens t, int item) {
    int after = t.isCall(item) ? t.afterGroup(item + 1) : item + 1;
    return t.is(after, Kind.COMMA)
        || t.is(after, Kind.COMMENT)
        || t.has(after, CLAUSE & ~SECRET)
        || t.is(after, Kind.SEMICOLON);
  }

  private static boolean strong(Tokens t, int item) {
    return t.is(item, Kind.VARIABLE)
        || (t.isCall(item) && t.has(item, FUNCTION))
        || (t.has(item, NILADIC) && t.is(item, Kind.KEYWORD) && t.size() <= item + 2);
  }

  /** Returns whether {@code from name where} with a comparison, or a list of names, follows. */
  private static boolean condition(Tokens t, int item) {
    int most = Math.min(t.size(), item + 40);
    boolean where = false;
    boolean comma = false;
    for (int i = item; i < most; i++) {
      comma |= t.is(i, Kind.COMMA);
      where |= t.word(i, "where") || t.word(i, "limit");
      if (where && (t.is(i, Kind.COMPARISON) || t.is(i, Kind.NUMBER))) {
        return true;
      }
    }
    return comma && t.is(item + 1, Kind.COMMA);
  }

  /** Returns whether the query begins the input, and words without any sign follow the table. */
  private static boolean trails(Tokens t, int i) {
    int last = t.size() - 1;
    return i == 0
        && t.is(last, Kind.NAME)
        && t.is(last - 1, Kind.NAME)
        && t.word(last - 2, "from")
        && t.end(last) - t.start(last) > 3;
  }

  /** Returns whether the word before is no SQL: then this is a sentence. */
  private static boolean prose(Tokens t, int i) {
    return t.is(i - 1, Kind.NAME) && t.is(i - 2, Kind.NAME);
  }
}
