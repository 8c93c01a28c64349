package io.weir.threat.sql;

import static io.weir.threat.sql.SqlVocabulary.COMPARE;
import static io.weir.threat.sql.SqlVocabulary.DANGEROUS;
import static io.weir.threat.sql.SqlVocabulary.FUNCTION;
import static io.weir.threat.sql.SqlVocabulary.SELECT;
import static io.weir.threat.sql.SqlVocabulary.STATEMENT;

import io.weir.threat.sql.SqlInjection.Findings;
import io.weir.threat.text.Bytes;

/** A string that the input closes, and what it does with that: the rest cut off, or an operator. */
final class SqlBreakouts {
  private SqlBreakouts() {}

  static void look(Tokens t, Findings out) {
    if (!t.is(0, Kind.STRING) || t.size() < 2) {
      return;
    }
    int i = 1;
    while (t.is(i, Kind.RIGHT)) {
      i++;
    }
    int last = t.size() - 1;
    boolean word = !hasBlank(t);
    if (t.is(i, Kind.COMMENT)) {
      cut(t, i, word, out);
    } else if (t.is(i, Kind.SEMICOLON)) {
      semicolon(t, i, word, out);
    } else if (t.is(i, Kind.OPERATOR)
        || t.is(i, Kind.COMPARISON)
        || t.has(i, COMPARE)
        || (t.word(i, "not") && t.has(i + 1, COMPARE))) {
      operator(t, i, last, out);
    } else if (t.is(i, Kind.COMMA)) {
      comma(t, i, last, out);
    } else if (t.has(i, STATEMENT) && (t.is(last, Kind.COMMENT) || t.isCall(i + 1))) {
      out.add(SqlRule.BREAKOUT_STATEMENT, 0.6, t, 0, i + 1);
    } else if (isClause(t, i) && t.is(last, Kind.COMMENT) && blankAfter(t, t.start(last) + 1)) {
      out.add(SqlRule.BREAKOUT_STATEMENT, 0.6, t, 0, i + 1);
    } else if (SqlConditions.isLogic(t, i) && t.is(last, Kind.COMMENT)) {
      out.add(SqlRule.BREAKOUT_CONDITION, 0.65, t, 0, i + 1);
    }
  }

  /** What goes on with a statement behind a string, beside conditions and verbs. */
  private static boolean isClause(Tokens t, int i) {
    return t.word(i, "limit") || t.word(i, "offset") || t.word(i, "collate") || t.word(i, "div");
  }

  private static boolean hasBlank(Tokens t) {
    for (int i = t.start(0); i < t.end(0); i++) {
      if (Bytes.isBlank(t.text.at(i))) {
        return true;
      }
    }
    return false;
  }

  /** {@code admin'--}: a quote and right after it a comment that has nothing more to say. */
  private static void cut(Tokens t, int i, boolean word, Findings out) {
    int from = t.start(i);
    boolean dash = t.text.at(from) == '-';
    boolean empty = blankAfter(t, from + (dash || t.text.at(from) == '/' ? 2 : 1));
    boolean close = from - t.end(i - 1) <= 1;
    if (word && close && (empty || dash)) {
      out.add(SqlRule.BREAKOUT_COMMENT, empty ? 0.75 : 0.6, t, 0, i);
    } else {
      out.hint(0.3, t, i);
    }
  }

  private static boolean blankAfter(Tokens t, int from) {
    for (int i = from; i < t.text.length(); i++) {
      int b = t.text.at(i);
      if (!Bytes.isBlank(b) && b != '-' && b != '+' && b != '/' && b != '*' && b != ')') {
        return false;
      }
    }
    return true;
  }

  private static void semicolon(Tokens t, int i, boolean word, Findings out) {
    if (t.has(i + 1, STATEMENT)) {
      out.add(SqlRule.STACKED_STATEMENT, 0.7, t, 0, i + 2);
    } else if (word && t.is(i + 1, Kind.COMMENT)) {
      out.add(SqlRule.BREAKOUT_COMMENT, 0.75, t, 0, i + 1);
    } else if (word && i + 1 == t.size()) {
      boolean alone = t.end(0) == 1 && i == 1;
      boolean plain = t.text.wordEnd(0) == t.end(0) - 1 && t.text.at(t.end(0) - 1) == '\'';
      out.add(SqlRule.BREAKOUT_SEMICOLON, alone || plain ? 0.5 : 0.3, t, 0, i);
    }
  }

  private static void operator(Tokens t, int i, int last, Findings out) {
    boolean compares = !t.is(i, Kind.OPERATOR);
    int right = SqlConditions.operand(t, t.word(i, "not") || t.word(i, "sounds") ? i + 2 : i + 1);
    boolean single = t.text.at(t.end(0) - 1) == '\'';
    boolean word = t.is(i, Kind.KEYWORD) && t.end(0) == t.start(i) && !single;
    boolean reopened = t.is(last, Kind.OPEN_STRING) && sameQuote(t, last) && !word;
    if (reopened && t.text.at(t.end(0) - 2) == ':') {
      return; // {name:'*'}: the quote opens a value
    }
    boolean sign = t.text.startsWith(t.end(0) - 2, " '<'") && t.end(0) + 2 == t.text.length();
    if (reopened && sign) {
      return; // unexpected token '<': a sentence quotes what a page begins with
    }
    if (right == last && reopened && right <= i + 2) {
      out.add(SqlRule.BREAKOUT_OPERATOR, compares || single ? 0.6 : 0.3, t, 0, last);
    } else if (right < 0) {
      return;
    } else if (t.is(right, Kind.LEFT) || t.has(right, SELECT) || dangerous(t, right)) {
      out.add(SqlRule.BREAKOUT_OPERATOR, 0.75, t, 0, right + 1);
    } else if (reopened && compares && SqlConditions.isValue(t, right)) {
      out.add(SqlRule.BREAKOUT_OPERATOR, 0.65, t, 0, last);
    } else if (reopened && !isMeasure(t, i, right) && last - right <= 8 && single) {
      out.add(SqlRule.BREAKOUT_OPERATOR, t.is(right, Kind.NAME) ? 0.4 : 0.55, t, 0, last);
    } else if (t.is(last, Kind.COMMENT) && !isMeasure(t, i, right)) {
      out.add(SqlRule.BREAKOUT_OPERATOR, t.is(right, Kind.NAME) ? 0.4 : 0.6, t, 0, last);
    } else {
      out.hint(0.2, t, i);
    }
  }

  /** A length in feet or inches: {@code 11" - 14"}. */
  private static boolean isMeasure(Tokens t, int i, int right) {
    return Bytes.isDigit(t.text.at(t.end(0) - 2))
        && t.is(i, Kind.OPERATOR)
        && t.is(right, Kind.NUMBER);
  }

  private static boolean dangerous(Tokens t, int i) {
    return t.isCall(i) && t.has(i, FUNCTION | DANGEROUS);
  }

  private static boolean sameQuote(Tokens t, int last) {
    return t.text.at(t.start(last)) == t.text.at(t.end(0) - 1);
  }

  /** {@code ',null)--}: values added to a list that is then closed. */
  private static void comma(Tokens t, int i, int last, Findings out) {
    boolean value = SqlConditions.isValue(t, i + 1) || t.is(i + 1, Kind.LEFT);
    if (value && t.is(last, Kind.COMMENT)) {
      out.add(SqlRule.BREAKOUT_LIST, 0.7, t, 0, last);
    } else if (t.is(i + 1, Kind.LEFT) && (t.has(i + 2, SELECT) || dangerous(t, i + 2))) {
      out.add(SqlRule.BREAKOUT_LIST, 0.7, t, 0, i + 2);
    }
  }
}
