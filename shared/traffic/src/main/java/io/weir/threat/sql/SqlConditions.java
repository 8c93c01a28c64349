package io.weir.threat.sql;

import static io.weir.threat.sql.SqlVocabulary.COMPARE;
import static io.weir.threat.sql.SqlVocabulary.CONSTANT;
import static io.weir.threat.sql.SqlVocabulary.DANGEROUS;
import static io.weir.threat.sql.SqlVocabulary.FUNCTION;
import static io.weir.threat.sql.SqlVocabulary.LOGIC;
import static io.weir.threat.sql.SqlVocabulary.NILADIC;
import static io.weir.threat.sql.SqlVocabulary.SECRET;
import static io.weir.threat.sql.SqlVocabulary.SELECT;
import static io.weir.threat.sql.SqlVocabulary.UNARY;

import io.weir.threat.sql.SqlInjection.Findings;

/** A condition that is added to a statement: {@code or 1=1}, {@code and name like 'a'}. */
final class SqlConditions {
  private SqlConditions() {}

  static void look(Tokens t, boolean quoted, Findings out) {
    for (int i = 0; i < t.size(); i++) {
      if (isLogic(t, i)) {
        logic(t, i, quoted, out);
      } else if (t.word(i, "having") || t.word(i, "where")) {
        logic(t, i, quoted, out);
      }
    }
  }

  static boolean isLogic(Tokens t, int i) {
    return t.is(i, Kind.LOGIC) || (t.has(i, LOGIC) && t.is(i, Kind.KEYWORD));
  }

  private static void logic(Tokens t, int i, boolean quoted, Findings out) {
    int left = operand(t, i + 1);
    int after = left < 0 ? -1 : afterOperand(t, left);
    if (after < 0) {
      return;
    }
    boolean value = isValue(t, left);
    if (isComparison(t, after)) {
      int right = operand(t, after + (t.word(after, "not") || t.word(after, "sounds") ? 2 : 1));
      compared(t, i, left, right, quoted, out);
    } else if (value && ends(t, after, quoted) && (quoted || t.is(after, Kind.COMMENT))) {
      boolean free = t.is(i, Kind.KEYWORD) && t.is(i - 1, Kind.NAME) && !quoted;
      out.add("condition-value", free ? 0.4 : 0.7, t, i, after);
    } else if (quoted && i == 1 && (t.isCall(left) || t.has(left, NILADIC) || value)) {
      out.add("condition-call", t.isCall(left) ? 0.7 : 0.45, t, i, after);
    } else if (t.isCall(left) && t.has(left, FUNCTION | DANGEROUS)) {
      out.hint(0.45, t, left);
    } else if (value && bare(t, i) && !t.is(after, Kind.NAME)) {
      out.hint(t.is(after, Kind.END) ? 0.3 : 0.2, t, left);
    }
  }

  private static void compared(Tokens t, int i, int left, int right, boolean quoted, Findings out) {
    boolean leftValue = isValue(t, left);
    boolean rightValue = right >= 0 && isValue(t, right);
    boolean broken = quoted || bare(t, i);
    int last = right < 0 ? left + 1 : right;
    if (right < 0) {
      out.add("condition", broken && leftValue ? 0.6 : 0.35, t, i, last);
    } else if (leftValue && rightValue) {
      out.add("tautology", 0.9, t, i, last);
    } else if (t.isCall(left) || t.isCall(right) || t.has(right, SELECT)) {
      out.add("condition", broken ? 0.8 : 0.5, t, i, last);
    } else if (quoted && (i <= 3 || leftValue || t.has(left, SECRET))) {
      out.add("condition", 0.75, t, i, last);
    } else if (bare(t, i) && (leftValue || rightValue)) {
      out.add("condition", 0.65, t, i, last);
    } else if (leftValue) {
      out.add("condition", 0.55, t, i, last);
    } else {
      out.hint(0.3, t, i);
    }
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
    return switch (t.kind(i)) {
      case NUMBER, STRING, OPEN_STRING, VARIABLE, NAME -> i;
      case KEYWORD -> i;
      default -> -1;
    };
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
    return switch (t.kind(i)) {
      case NUMBER, STRING, OPEN_STRING, VARIABLE -> true;
      default -> t.has(i, CONSTANT) || (t.isCall(i) && t.has(i, FUNCTION | DANGEROUS));
    };
  }

  /** Returns whether the input, as far as it matters, is over. */
  static boolean ends(Tokens t, int i, boolean quoted) {
    return t.is(i, Kind.COMMENT)
        || t.is(i, Kind.SEMICOLON)
        || (quoted && (t.is(i, Kind.END) || t.is(i, Kind.OPEN_STRING)));
  }
}
