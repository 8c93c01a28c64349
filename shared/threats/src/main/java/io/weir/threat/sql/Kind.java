package io.weir.threat.sql;

/** What a piece of SQL is. */
enum Kind {
  NUMBER,
  /** A string with both quotes, or the rest of the one that the input was put into. */
  STRING,
  /** A string whose closing quote is missing. */
  OPEN_STRING,
  /** A name, quoted or not, or a word of no category. */
  NAME,
  /** A word of the {@link SqlVocabulary}. */
  KEYWORD,
  /** {@code @name} or {@code @@name}. */
  VARIABLE,
  COMPARISON,
  /** An arithmetic, bit or JSON operator. */
  OPERATOR,
  /** {@code &&} or {@code ||}. */
  LOGIC,
  /** {@code ::} */
  CAST,
  /** A comment that runs to the end of the line or of the input. */
  COMMENT,
  LEFT,
  RIGHT,
  COMMA,
  SEMICOLON,
  DOT,
  OTHER,
  /** After the last token. */
  END;

  /** Returns whether it is a value that is written out, or a variable. */
  boolean isValue() {
    return this == NUMBER || this == STRING || this == OPEN_STRING || this == VARIABLE;
  }
}
