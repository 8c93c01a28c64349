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
    for (String line : table.split("\n", -1)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        rows.add(row(line));
      }
    }
    return List.copyOf(rows);
  }

  private static KnownRequest row(String line) {
    String[] columns = line.split(" \\| ", -1);
    if (columns.length != 5) {
      throw new IllegalArgumentException("a row has five columns: " + line);
    }
    return new KnownRequest(
        columns[0],
        List.of(columns[1].split(", ", -1)),
        Double.parseDouble(columns[2]),
        columns[3],
        columns[4]);
  }
}
