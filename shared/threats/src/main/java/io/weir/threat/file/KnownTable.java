package io.weir.threat.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the table of known requests. */
public final class KnownTable {
  private KnownTable() {}

  /** Returns its rows; throws {@link IllegalArgumentException} if one is not in its form. */
  public static List<KnownRequest> rows() {
    try (InputStream in = KnownTable.class.getResourceAsStream("known-paths.txt")) {
      return read(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<KnownRequest> read(String table) {
    List<KnownRequest> rows = new ArrayList<>();
    for (String line : pieces(table, "\n")) {
      if (!line.isBlank() && !line.startsWith("#")) {
        rows.add(row(line));
      }
    }
    return List.copyOf(rows);
  }

  private static KnownRequest row(String line) {
    List<String> columns = pieces(line, " | ");
    if (columns.size() != 5) {
      throw new IllegalArgumentException("a row has five columns: " + line);
    }
    return new KnownRequest(
        columns.get(0),
        pieces(columns.get(1), ", "),
        Double.parseDouble(columns.get(2)),
        columns.get(3),
        columns.get(4));
  }

  /** Read at every cold start, when a pattern costs more to compile than the table to cut. */
  private static List<String> pieces(String text, String separator) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    int end = text.indexOf(separator);
    while (end >= 0) {
      pieces.add(text.substring(from, end));
      from = end + separator.length();
      end = text.indexOf(separator, from);
    }
    pieces.add(text.substring(from));
    return pieces;
  }
}
