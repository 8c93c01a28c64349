package io.weir.threat.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.log.Slice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who runs the client that a user agent names, and what for: search engines, those who train models
 * of language, previews, monitors. The table is {@code operators.txt}. It is what the clients say
 * of themselves, and anyone can say it.
 */
public final class BotOperators {
  /** The purpose of search engines. */
  public static final String SEARCH = "search";

  private static final int LETTERS = 26;

  private static final List<List<Row>> BY_LETTER = read();

  /**
   * Who runs a client.
   *
   * @param name who, such as {@code OpenAI}
   * @param purpose what for, such as {@code training}
   */
  public record BotOperator(String name, String purpose) {
    /** Returns both, such as {@code OpenAI, training}. */
    public String label() {
      return name + ", " + purpose;
    }
  }

  /** A word in lower case; whether it may go on; whose it is. */
  private record Row(String word, boolean open, BotOperator operator) {}

  private BotOperators() {}

  /** Returns who runs the client; empty if it names nobody who is known. */
  public static Optional<BotOperator> of(String userAgent) {
    return of(Slice.of(userAgent));
  }

  static Optional<BotOperator> of(Slice userAgent) {
    for (int at = 0; at < userAgent.length(); at++) {
      int letter = lower(userAgent.byteAt(at)) - 'a';
      if (letter >= 0 && letter < LETTERS && (at == 0 || !isWord(userAgent.byteAt(at - 1)))) {
        for (Row row : BY_LETTER.get(letter)) {
          if (standsAt(userAgent, at, row)) {
            return Optional.of(row.operator());
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean standsAt(Slice text, int at, Row row) {
    int end = at + row.word().length();
    if (end > text.length()) {
      return false;
    }
    for (int i = at; i < end; i++) {
      if (lower(text.byteAt(i)) != row.word().charAt(i - at)) {
        return false;
      }
    }
    return row.open() || end == text.length() || !isWord(text.byteAt(end));
  }

  private static boolean isWord(byte letter) {
    int lower = lower(letter);
    return (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9') || lower == '-';
  }

  private static int lower(byte letter) {
    return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
  }

  private static List<List<Row>> read() {
    List<List<Row>> rows = new ArrayList<>();
    for (int i = 0; i < LETTERS; i++) {
      rows.add(new ArrayList<>());
    }
    try (InputStream in = BotOperators.class.getResourceAsStream("operators.txt");
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          Row row = row(line);
          rows.get(row.word().charAt(0) - 'a').add(row);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    rows.forEach(some -> some.sort(Comparator.comparingInt((Row row) -> -row.word().length())));
    return rows;
  }

  private static Row row(String line) {
    String[] parts = line.split("; ", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("a row has a word, a name and a purpose: " + line);
    }
    boolean open = parts[0].endsWith("*");
    String word = open ? parts[0].substring(0, parts[0].length() - 1) : parts[0];
    return new Row(word, open, new BotOperator(parts[1], parts[2]));
  }
}
