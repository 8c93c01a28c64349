package io.weir.threat.sql;

import static io.weir.threat.sql.SqlVocabulary.COMPARE;
import static io.weir.threat.sql.SqlVocabulary.CONSTANT;
import static io.weir.threat.sql.SqlVocabulary.DANGEROUS;
import static io.weir.threat.sql.SqlVocabulary.FUNCTION;
import static io.weir.threat.sql.SqlVocabulary.LOGIC;
import static io.weir.threat.sql.SqlVocabulary.NILADIC;
import static io.weir.threat.sql.SqlVocabulary.SECRET;
import static io.weir.threat.sql.SqlVocabulary.SELECT;
import static io.weir.threat.sql.SqlVocabulary.TELLING;
import static io.weir.threat.sql.SqlVocabulary.UNARY;

import io.weir.threat.sql.SqlInjection.Findings;
import io.weir.threat.text.Bytes;

/** A condition that is added to a statement: {@code or 1=1}, {@code and name like 'a'}. */
final class SqlConditions {
  private SqlConditions() {}

  static void look(Tokens t, boolean quoted, Findings out) {
    for (int i = 0; i < t.size(); i++) {
      if (isLogic(t, i)) {
        logic(t, i, quoted, out);
      } else if (t.word(i, "having") || t.word(i, "where")) {
        logic(t, i, quoted, out);
      } else if (t.is(i, Kind.OPERATOR) || t.is(i, Kind.COMPARISON)) {
        json(t, i, out);
      }
    }
    if (!quoted) {
      whole(t, out);
    }
  }

  /** An input that is nothing but a comparison which holds, or the middle of one. */
  private static void whole(Tokens t, Findings out) {
    int last = t.size() - 1;
    int first = t.is(1, Kind.COMMA) ? 2 : 0;
    boolean cutOff = t.is(last, Kind.COMMENT) && t.end(last) - t.start(last) <= 3;
    if (cutOff && t.is(0, Kind.LEFT) && t.is(last - 1, Kind.RIGHT)) {
      out.add(SqlRule.BREAKOUT_COMMENT, 0.55, t, 0, last);
    }
    int end = t.is(last, Kind.COMMENT) ? last - 1 : last;
    boolean numbers = t.is(first, Kind.NUMBER) && t.is(end, Kind.NUMBER) && end == first + 2;
    boolean compared = numbers && t.is(first + 1, Kind.COMPARISON);
    boolean is = t.word(1, "is") && t.word(2, "not") && t.is(3, Kind.NUMBER) && t.size() == 4;
    boolean apart = t.size() > 1 && t.start(1) > t.end(0);
    boolean begins = t.size() == 2 || (t.size() == 3 && t.is(2, Kind.COMMENT));
    if (begins && apart && isLogic(t, 0) && !t.is(0, Kind.LOGIC) && !t.word(0, "not")) {
      boolean value = t.is(1, Kind.NUMBER) || t.word(1, "true") || t.word(1, "false");
      out.add(SqlRule.CONDITION_VALUE, value ? 0.5 : 0.2, t, 0, 1);
    }
    boolean negated =
        t.word(0, "not") && t.has(1, COMPARE) && (isValue(t, 2) || t.is(2, Kind.LEFT));
    boolean exists = t.word(0, "is") && t.word(1, "not") && t.has(2, CONSTANT) && t.size() <= 4;
    if (negated || exists) {
      boolean cut = t.word(1, "between") || t.word(1, "in") || exists || t.size() == 3;
      out.add(SqlRule.CONDITION, cut ? 0.55 : 0.3, t, 0, 2);
    }
    if (t.isCall(0)
        && t.size() == 3
        && t.is(2, Kind.RIGHT)
        && t.end(0) == t.start(1)
        && t.has(0, TELLING)) {
      out.add(SqlRule.CALL, 0.5, t, 0, 2);
    }
    if (isLogic(t, 0) && t.is(1, Kind.NAME) && t.is(2, Kind.COMPARISON) && t.is(3, Kind.NAME)) {
      boolean cut = t.is(4, Kind.COMMENT);
      out.add(SqlRule.TAUTOLOGY, cut || (same(t, 1, 3) && t.size() == 4) ? 0.6 : 0.4, t, 0, 3);
    }
    if (is && !same(t, 0, 3)) {
      out.add(SqlRule.TAUTOLOGY, 0.55, t, 0, 3);
    } else if (t.has(0, COMPARE) && t.has(1, CONSTANT) && t.size() == 2) {
      out.add(SqlRule.CONDITION, 0.5, t, 0, 1);
    } else if (factor(t) || (compared && holds(t, first, end))) {
      out.add(SqlRule.TAUTOLOGY, 0.55, t, first, last);
    } else if (t.is(0, Kind.RIGHT) && t.has(1, COMPARE) && t.is(2, Kind.LEFT)) {
      out.add(SqlRule.CONDITION, 0.6, t, 0, 2);
    } else if (t.word(last - 1, "like")
        && t.is(last, Kind.OPEN_STRING)
        && t.end(last) - t.start(last) < 3) {
      out.add(SqlRule.CONDITION, 0.55, t, 0, last);
    }
  }

  private static boolean same(Tokens t, int left, int right) {
    return t.text
        .word(t.start(left), t.end(left))
        .equals(t.text.word(t.start(right), t.end(right)));
  }

  private static boolean holds(Tokens t, int left, int right) {
    boolean same = same(t, left, right);
    boolean negated =
        t.text.at(t.start(left + 1)) == '!' || t.text.startsWith(t.start(left + 1), "<>");
    boolean equal =
        t.text.at(t.end(left + 1) - 1) == '=' || t.text.startsWith(t.start(left + 1), "<=>");
    return negated ? !same : same && equal;
  }

  /** Operators of PostgreSQL and MySQL on JSON in strings. */
  private static void json(Tokens t, int i, Findings out) {
    int right = i;
    while (t.is(right, Kind.OPERATOR) || t.is(right, Kind.COMPARISON) || t.is(right, Kind.OTHER)) {
      right++;
    }
    boolean strings = t.is(i - 1, Kind.STRING) && t.is(right, Kind.STRING);
    int open = t.text.at(t.start(i - 1) + 1);
    if (strings && (open == '{' || open == '[')) {
      out.add(SqlRule.JSON_OPERATOR, 0.6, t, i - 1, right);
    }
  }

  static boolean isLogic(Tokens t, int i) {
    return t.is(i, Kind.LOGIC) || (t.has(i, LOGIC) && t.is(i, Kind.KEYWORD));
  }

  /** Whether the word with a number at its hyphen, and nothing between, is part of a name. */
  private static boolean isGlued(Tokens t, int i, boolean quoted) {
    boolean before = t.is(i - 1, Kind.NUMBER) || t.is(i - 1, Kind.NAME);
    boolean begins = i == 0 || (before && t.start(i) == t.end(i - 1));
    // Words of logic stand in too many names to be looked for before a hyphen at all.
    return !quoted && (begins || isLogic(t, i)) && t.text.at(t.end(i)) == '-';
  }

  private static void logic(Tokens t, int i, boolean quoted, Findings out) {
    if (t.word(i, "and") && t.word(i - 2, "between")) {
      return;
    }
    int left = operand(t, i + 1);
    int after = left < 0 ? -1 : afterOperand(t, left);
    if (after < 0) {
      return;
    }
    if (quotedWord(t, i, left) || measure(t, left, quoted)) {
      return;
    }
    if (unspaced(t, i, quoted) || sums(t, left) || equalNumbers(t, left)) {
      out.add(SqlRule.TAUTOLOGY, 0.75, t, i, left);
      return;
    }
    boolean value = isValue(t, left);
    if (t.is(i, Kind.LOGIC) && t.word(left, "this") && t.is(left + 1, Kind.DOT)) {
      out.add(SqlRule.CONDITION, 0.65, t, i, left + 2);
    }
    if (isComparison(t, after)) {
      int right = operand(t, after + (t.word(after, "not") || t.word(after, "sounds") ? 2 : 1));
      compared(t, i, left, right, quoted, out);
    } else if (value && ends(t, after, quoted) && (quoted || t.is(after, Kind.COMMENT))) {
      boolean free = t.is(i, Kind.KEYWORD) && t.is(i - 1, Kind.NAME) && !quoted;
      out.add(SqlRule.CONDITION_VALUE, free || isGlued(t, i, quoted) ? 0.4 : 0.7, t, i, after);
    } else if (begins(t, i, quoted) && operates(t, after)) {
      out.add(SqlRule.CONDITION, 0.55, t, i, after);
    } else if (quoted && i == 1 && (t.isCall(left) || t.has(left, NILADIC) || value)) {
      out.add(SqlRule.CONDITION_CALL, t.isCall(left) ? 0.7 : 0.45, t, i, after);
    } else if (t.isCall(left) && t.has(left, FUNCTION | DANGEROUS)) {
      out.hint(0.45, t, left);
    } else if (t.has(left, CONSTANT)
        && bare(t, i)
        && t.is(after, Kind.END)
        && t.text.at(t.end(i)) != '-') {
      out.add(SqlRule.CONDITION_VALUE, 0.6, t, i, after);
    } else if (value && bare(t, i) && !t.is(after, Kind.NAME)) {
      double weight = t.is(i, Kind.LOGIC) ? 0.1 : t.is(after, Kind.END) ? 0.3 : 0.2;
      out.hint(weight, t, left);
    }
  }

  /** {@code 'or'a='a}, in which no blank is needed. */
  private static boolean unspaced(Tokens t, int i, boolean quoted) {
    return quoted
        && i == 1
        && t.is(2, Kind.STRING)
        && t.end(0) == t.start(1)
        && t.end(1) == t.start(2)
        && t.text.at(t.end(2) - 2) == '='
        && t.size() > 3;
  }

  /** A comparison of sums of numbers: {@code 3+491-491-1=0+0+0+1}. */
  private static boolean sums(Tokens t, int left) {
    int i = left;
    int operators = 0;
    int comparisons = 0;
    while (t.is(i, Kind.NUMBER)) {
      boolean compares = t.is(i + 1, Kind.COMPARISON);
      if (!compares && !t.is(i + 1, Kind.OPERATOR)) {
        return operators > 0 && comparisons == 1;
      }
      comparisons += compares ? 1 : 0;
      operators += compares ? 0 : 1;
      i += 2;
    }
    return false;
  }

  /** A number that is compared with itself by a word, as OData does: {@code 1 eq 1}. */
  private static boolean equalNumbers(Tokens t, int left) {
    return t.is(left, Kind.NUMBER)
        && t.word(left + 1, "eq")
        && t.is(left + 2, Kind.NUMBER)
        && same(t, left, left + 2);
  }

  /** A comparison that holds, in parentheses and multiplied: {@code (1589=1589)*1}. */
  private static boolean factor(Tokens t) {
    return t.is(0, Kind.LEFT)
        && t.is(1, Kind.NUMBER)
        && t.is(2, Kind.COMPARISON)
        && t.is(3, Kind.NUMBER)
        && t.is(4, Kind.RIGHT)
        && t.is(5, Kind.OPERATOR)
        && holds(t, 1, 3);
  }

  /** A keyword in quotes of its own: {@code "not"}. */
  private static boolean quotedWord(Tokens t, int i, int left) {
    return i == 1
        && left == 2
        && t.is(left, Kind.OPEN_STRING)
        && t.end(0) == t.start(1)
        && t.end(1) == t.start(2)
        && t.is(1, Kind.KEYWORD);
  }

  /** {@code 16" or 18"}. */
  private static boolean measure(Tokens t, int left, boolean quoted) {
    return quoted
        && Bytes.isDigit(t.text.at(t.end(0) - 2))
        && t.text.at(t.end(0) - 1) == '"'
        && t.is(left, Kind.NUMBER)
        && (t.is(left + 1, Kind.OPEN_STRING) || t.is(left + 1, Kind.STRING));
  }

  /** Returns whether the input begins with the operator, or with the quote before it. */
  private static boolean begins(Tokens t, int i, boolean quoted) {
    return quoted ? i == 1 && t.end(0) == 1 : i == 0 && t.word(0, "xor");
  }

  private static boolean operates(Tokens t, int after) {
    return t.is(after, Kind.OPERATOR)
        || t.is(after, Kind.COMPARISON)
        || t.is(after, Kind.COMMA)
        || t.is(after, Kind.OTHER);
  }

  private static void compared(Tokens t, int i, int left, int right, boolean quoted, Findings out) {
    boolean leftValue = isValue(t, left);
    boolean rightValue = right >= 0 && isValue(t, right);
    boolean broken = quoted || (bare(t, i) && !filter(t, i));
    int last = right < 0 ? left + 1 : right;
    if (right < 0) {
      double weight = broken && leftValue ? 0.6 : begins(t, i, quoted) ? 0.55 : 0.35;
      out.add(SqlRule.CONDITION, weight, t, i, last);
    } else if (leftValue && rightValue && !isColumn(t, left, right)) {
      out.add(SqlRule.TAUTOLOGY, 0.9, t, i, last);
    } else if (t.isCall(left) || t.isCall(right) || t.has(right, SELECT)) {
      boolean known =
          t.has(left, FUNCTION | DANGEROUS) || t.has(right, FUNCTION | DANGEROUS | SELECT);
      out.add(SqlRule.CONDITION, broken ? 0.8 : known ? 0.5 : 0.4, t, i, last);
    } else if (quoted && (i <= 3 || leftValue || t.has(left, SECRET))) {
      out.add(SqlRule.CONDITION, 0.75, t, i, last);
    } else if (broken && bare(t, i) && (leftValue || rightValue)) {
      out.add(SqlRule.CONDITION, 0.65, t, i, last);
    } else if (leftValue) {
      out.add(SqlRule.CONDITION, 0.55, t, i, last);
    } else {
      out.hint(0.3, t, i);
    }
  }

  /** {@code "host" = 'a'}: standard SQL has names in double quotes and strings in single ones. */
  private static boolean isColumn(Tokens t, int left, int right) {
    return t.is(left, Kind.STRING)
        && t.is(right, Kind.STRING)
        && t.text.at(t.start(left)) == '"'
        && t.text.at(t.start(right)) == '\''
        && !t.text
            .word(t.start(left) + 1, t.end(left) - 1)
            .equals(t.text.word(t.start(right) + 1, t.end(right) - 1));
  }

  /**
   * Returns whether a whole comparison stands before, as in filters that people and programs write.
   */
  private static boolean filter(Tokens t, int i) {
    boolean name = t.is(0, Kind.NAME) || t.is(0, Kind.KEYWORD);
    return name
        && !t.is(i - 1, Kind.RIGHT)
        && (t.is(i - 2, Kind.COMPARISON) || t.is(i - 2, Kind.NAME));
  }

  /** Returns whether a number, a parenthesis or a string stands before: a value that is closed. */
  private static boolean bare(Tokens t, int i) {
    return t.is(i - 1, Kind.NUMBER)
        || t.is(i - 1, Kind.RIGHT)
        || t.is(i - 1, Kind.STRING)
        || t.is(i - 1, Kind.VARIABLE);
  }

  /** Returns where the operand stands that begins here, behind signs and parentheses, or -1. */
  static int operand(Tokens t, int from) {
    int i = from;
    while (i < t.size()
        && (t.is(i, Kind.LEFT)
            || (t.has(i, UNARY) && !t.is(i + 1, Kind.COMPARISON))
            || (t.is(i, Kind.OPERATOR) && "+-!~".indexOf(t.text.at(t.start(i))) >= 0))) {
      i++;
    }
    Kind kind = t.kind(i);
    return kind.isValue() || kind == Kind.NAME || kind == Kind.KEYWORD ? i : -1;
  }

  static int afterOperand(Tokens t, int operand) {
    int i = t.isCall(operand) ? t.afterGroup(operand + 1) : operand + 1;
    while (t.is(i, Kind.DOT) && i + 1 < t.size()) {
      i = t.isCall(i + 1) ? t.afterGroup(i + 2) : i + 2;
    }
    while (t.is(i, Kind.CAST)) {
      i += 2;
    }
    if (t.is(i, Kind.OPERATOR) && t.text.at(t.start(i)) != '?') {
      int more = operand(t, i + 1);
      if (more >= 0 && !t.isCall(more)) {
        i = more + 1;
      }
    }
    while (t.is(i, Kind.RIGHT)) {
      i++;
    }
    return i;
  }

  static boolean isComparison(Tokens t, int i) {
    return t.is(i, Kind.COMPARISON)
        || t.has(i, COMPARE)
        || (t.word(i, "not") && t.has(i + 1, COMPARE))
        || (t.word(i, "is") && t.has(i + 1, CONSTANT));
  }

  static boolean isValue(Tokens t, int i) {
    return t.kind(i).isValue()
        || t.has(i, CONSTANT)
        || (t.isCall(i) && t.has(i, FUNCTION | DANGEROUS));
  }

  /** Returns whether the input, as far as it matters, is over. */
  static boolean ends(Tokens t, int i, boolean quoted) {
    return t.is(i, Kind.COMMENT)
        || t.is(i, Kind.SEMICOLON)
        || (quoted && (t.is(i, Kind.END) || t.is(i, Kind.OPEN_STRING)));
  }
}
