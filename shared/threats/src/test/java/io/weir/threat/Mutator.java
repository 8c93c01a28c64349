package io.weir.threat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes new inputs of old ones. Half are loud: cut, spliced, repeated, encoded, with odd pieces in
 * them. Half are quiet: dull words and a word of an attack, so that the gate has to know it.
 */
final class Mutator {
  private static final String[] PIECES = {
    "'",
    "\"",
    "`",
    "--",
    "#",
    "/*",
    "*/",
    "/*!",
    "%",
    "%25",
    "%2",
    "%u0027",
    "%c0%ae",
    "\\x27",
    "\\u003c",
    "\\u{3c}",
    "&lt;",
    "&#x3c;",
    "&#",
    "+",
    " ",
    "%00",
    "%0a",
    "%0d%0a",
    "<",
    ">",
    "</",
    "<!--",
    "<script",
    "onx=",
    "javascript:",
    "../",
    "..\\",
    "..;/",
    "/etc/",
    "${",
    "{{",
    "}}",
    "#{",
    "$(",
    ")(",
    "((",
    "))",
    "[",
    "]",
    "[$ne]",
    "||",
    "&&",
    ";",
    "|",
    " or ",
    " and ",
    "union select ",
    "sleep(",
    "1=1",
    "@@",
    "::",
    "=",
    "&",
    "?",
    ",",
    ".",
    "~",
    "!",
    "^",
    "{",
    "}",
    "http://",
    "file://",
    "169.254.",
    "%ef%bc%9c",
    "%e2%80%8b",
    "\u00e9",
    "\u0000",
    "\u0001",
    "cat ",
    "id",
    "$IFS",
    "base64,",
    "PHNjcmlwdD4=",
    "case when ",
    "group by ",
    "into ",
    "like ",
    "in ",
    "is not ",
    "null",
    "0x",
    "1e9",
    "/dev/tcp/"
  };

  private static final String[] DULL = {
    "id", "page", "item", "shop", "name", "list", "view", "sort", "en", "a", "42", "2026", "red"
  };

  private static final String[] SEPARATORS = {"", ".", "-", "_", "+", "%20", ",", ":", "/", "="};

  private final SplittableRandom random;
  private final List<String> seeds;
  private final List<String> words;

  /**
   * Creates one.
   *
   * @param seeds what the loud ones are made of
   * @param words what stands in quiet ones among dull words
   */
  Mutator(long seed, List<String> seeds, List<String> words) {
    this.random = new SplittableRandom(seed);
    this.seeds = seeds;
    this.words = words;
  }

  /** Returns a path, or a query. */
  String next(boolean query) {
    return random.nextBoolean() ? loud() : quiet(query);
  }

  private String quiet(boolean query) {
    StringBuilder text = new StringBuilder();
    int parts = random.nextInt(1, 5);
    for (int i = 0; i < parts; i++) {
      if (query) {
        text.append(i > 0 ? "&" : "").append(word()).append('=');
      } else {
        text.append('/');
      }
      text.append(word());
      if (random.nextInt(3) == 0) {
        text.append(SEPARATORS[random.nextInt(SEPARATORS.length)]).append(word());
      }
    }
    return text.toString();
  }

  private String word() {
    return random.nextInt(6) == 0
        ? words.get(random.nextInt(words.size()))
        : DULL[random.nextInt(DULL.length)];
  }

  private String loud() {
    StringBuilder text = new StringBuilder(pick());
    int steps = random.nextInt(1, 6);
    int most = random.nextInt(64) == 0 ? 3000 : 240;
    for (int i = 0; i < steps; i++) {
      step(text);
      if (text.length() > most) {
        text.setLength(most);
      }
    }
    return text.toString();
  }

  private String pick() {
    return seeds.get(random.nextInt(seeds.size()));
  }

  private int place(StringBuilder text) {
    return random.nextInt(text.length() + 1);
  }

  private void step(StringBuilder text) {
    int at = place(text);
    int end = Math.min(text.length(), at + random.nextInt(12));
    switch (random.nextInt(9)) {
      case 0 -> text.delete(at, end);
      case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
      case 2 -> text.insert(at, pick());
      case 3 -> text.insert(at, text.substring(at, end).repeat(random.nextInt(1, 20)));
      case 4 -> encode(text, at, end);
      case 5 -> text.insert(at, (char) random.nextInt(256));
      case 6 ->
          text.insert(at, PIECES[random.nextInt(PIECES.length)].repeat(random.nextInt(1, 40)));
      case 7 -> flipCase(text, at, end);
      default -> text.replace(at, end, PIECES[random.nextInt(PIECES.length)]);
    }
  }

  private static void encode(StringBuilder text, int from, int to) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.substring(from, to).getBytes(ISO_8859_1)) {
      encoded
          .append('%')
          .append(Character.forDigit(b >> 4 & 0xf, 16))
          .append(Character.forDigit(b & 0xf, 16));
    }
    text.replace(from, to, encoded.toString());
  }

  private static void flipCase(StringBuilder text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      text.setCharAt(
          i, Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
    }
  }
}
