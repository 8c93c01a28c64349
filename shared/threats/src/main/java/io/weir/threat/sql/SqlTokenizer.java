package io.weir.threat.sql;

import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;

/**
 * Splits an input into SQL tokens, as a database would read it if the input were put into a
 * statement bare, or inside a string with single or double quotes. The idea of reading one input
 * from several contexts is libinjection's (N. Galbreath, Black Hat USA 2012).
 */
final class SqlTokenizer {
  private final Text text;
  private final Tokens tokens;
  private int at;

  private SqlTokenizer(Text text) {
    this.text = text;
    this.tokens = new Tokens(text);
  }

  /**
   * Returns the tokens.
   *
   * @param quote the quote of the string that the input stands in, or 0 for none
   */
  static Tokens read(Text text, char quote) {
    SqlTokenizer tokenizer = new SqlTokenizer(text);
    if (quote != 0) {
      tokenizer.string(quote, 0);
    }
    while (tokenizer.at < text.length() && tokenizer.next()) {
      // Everything happens in the condition.
    }
    return tokenizer.tokens;
  }

  private boolean next() {
    int b = text.at(at);
    if (Bytes.isBlank(b)) {
      at++;
      return true;
    }
    if (Bytes.isDigit(b) || (b == '.' && Bytes.isDigit(text.at(at + 1)))) {
      return number();
    }
    if (Bytes.isWord(b) || b > 0x7f || b == '$') {
      return word();
    }
    return switch (b) {
      case '\'', '"' -> string((char) b, at + 1);
      case '`' -> quotedName('`');
      case '[' -> text.at(at + 1) == ']' ? token(Kind.OTHER, 2) : bracket();
      case '@' -> variable();
      case '(' -> token(Kind.LEFT, 1);
      case ')' -> token(Kind.RIGHT, 1);
      case ',' -> token(Kind.COMMA, 1);
      case ';' -> token(Kind.SEMICOLON, 1);
      case '.' -> token(Kind.DOT, 1);
      case '#' -> lineComment();
      case '-' -> text.at(at + 1) == '-' ? lineComment() : operator();
      case '/' -> text.at(at + 1) == '*' ? blockComment() : operator();
      case '*' -> (text.at(at + 1) == '/' && tokens.versioned >= 0) ? skip(2) : operator();
      default -> operator();
    };
  }

  private boolean token(Kind kind, int length) {
    boolean more = tokens.add(kind, at, at + length, 0);
    at += length;
    return more;
  }

  private boolean skip(int length) {
    at += length;
    return true;
  }

  private boolean number() {
    int i = at;
    if (text.at(i) == '0' && (text.at(i + 1) == 'x' || text.at(i + 1) == 'b')) {
      i += 2;
      while (Bytes.hex(text.at(i)) >= 0) {
        i++;
      }
    } else {
      while (Bytes.isDigit(text.at(i)) || text.at(i) == '.') {
        i++;
      }
      if (text.at(i) == 'e' && (Bytes.isDigit(text.at(i + 1)) || text.at(i + 1) == '-')) {
        i += 2;
        while (Bytes.isDigit(text.at(i))) {
          i++;
        }
      }
    }
    return token(Kind.NUMBER, i - at);
  }

  private boolean word() {
    int i = at;
    int b = text.at(i);
    while (Bytes.isWord(b) || b > 0x7f || b == '$') {
      b = text.at(++i);
    }
    int bits = SqlVocabulary.WORDS.bits(text, at, i);
    boolean more = tokens.add(bits == 0 ? Kind.NAME : Kind.KEYWORD, at, i, bits);
    at = i;
    return more;
  }

  /** A backslash or a doubled quote keeps the string going. */
  private boolean string(char quote, int from) {
    int start = at;
    int i = from;
    while (i < text.length()) {
      int b = text.at(i);
      if (b == '\\' && i + 1 < text.length()) {
        i++;
      } else if (b == quote) {
        if (text.at(i + 1) != quote) {
          break;
        }
        i++;
      }
      i++;
    }
    boolean closed = i < text.length();
    at = closed ? i + 1 : text.length();
    return tokens.add(closed ? Kind.STRING : Kind.OPEN_STRING, start, at, 0);
  }

  private boolean quotedName(char quote) {
    int i = at + 1;
    while (i < text.length() && text.at(i) != quote) {
      i++;
    }
    return i < text.length() ? token(Kind.NAME, i + 1 - at) : token(Kind.OTHER, 1);
  }

  private boolean bracket() {
    int end = text.wordEnd(at + 1);
    return (text.at(end) == ']' && end > at + 1 && !Bytes.isDigit(text.at(at + 1)))
        ? token(Kind.NAME, end + 1 - at)
        : token(Kind.OTHER, 1);
  }

  private boolean variable() {
    int i = at;
    while (text.at(i) == '@' && i < at + 2) {
      i++;
    }
    int end = text.at(i) == '`' || text.at(i) == ':' ? i : text.wordEnd(i);
    boolean sign = end > i || text.at(i) == '`' || text.at(i) == ':';
    return token(sign ? Kind.VARIABLE : Kind.OTHER, Math.max(end, i) - at);
  }

  private boolean lineComment() {
    int i = at;
    while (i < text.length() && text.at(i) != '\n' && text.at(i) != '\r') {
      i++;
    }
    if (i < text.length()) {
      tokens.innerComments++;
      return skip(i - at);
    }
    return token(Kind.COMMENT, i - at);
  }

  private boolean blockComment() {
    if (text.at(at + 2) == '!') {
      tokens.versioned = tokens.versioned < 0 ? at : tokens.versioned;
      int i = at + 3;
      while (Bytes.isDigit(text.at(i))) {
        i++;
      }
      return skip(i - at);
    }
    int end = text.indexOf("*/", at + 2);
    if (end < 0) {
      return token(Kind.COMMENT, text.length() - at);
    }
    tokens.innerComments++;
    return skip(end + 2 - at);
  }

  private boolean operator() {
    int b = text.at(at);
    int c = text.at(at + 1);
    if (text.startsWith(at, "<=>")) {
      return token(Kind.COMPARISON, 3);
    }
    if ((b == '&' && c == '&') || (b == '|' && c == '|')) {
      return token(Kind.LOGIC, 2);
    }
    if (b == ':' && c == ':') {
      return token(Kind.CAST, 2);
    }
    if ((b == '<' || b == '>') && (c == '<' || c == '>') && b == c) {
      return token(Kind.OPERATOR, 2);
    }
    if (("<>=!".indexOf(b) >= 0 && "<>=".indexOf(c) >= 0) || (b == ':' && c == '=')) {
      return token(Kind.COMPARISON, 2);
    }
    if (b == '=' || b == '<' || b == '>') {
      return token(Kind.COMPARISON, 1);
    }
    return token("+-*/%^~!|&?".indexOf(b) >= 0 ? Kind.OPERATOR : Kind.OTHER, 1);
  }
}
