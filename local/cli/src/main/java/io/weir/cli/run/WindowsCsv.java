package io.weir.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.window.Counter;
import io.weir.window.Dimension;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * {@code windows.csv}: a header and one row a window with exact counters, distinct counts, and
 * latency quantiles.
 */
public final class WindowsCsv implements Closeable {
  private static final List<Dimension> DISTINCT =
      List.of(Dimension.CLIENT, Dimension.PATH, Dimension.TARGET);
  private static final double[] QUANTILES = {0.5, 0.95, 0.99};

  private final BufferedWriter out;

  private WindowsCsv(BufferedWriter out) {
    this.out = out;
  }

  /** Creates the file, or begins it anew. */
  public static WindowsCsv create(Path file) throws IOException {
    WindowsCsv windows = new WindowsCsv(Files.newBufferedWriter(file, UTF_8));
    windows.write(header());
    return windows;
  }

  /** Adds a row. */
  public void add(WindowKey key, Window window) throws IOException {
    write(row(key, window));
  }

  private void write(List<String> cells) throws IOException {
    out.write(String.join(",", cells));
    out.newLine();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private static List<String> header() {
    List<String> names = new ArrayList<>(List.of("source", "start", "end"));
    for (Counter counter : Counter.values()) {
      names.add(counter.name().toLowerCase(Locale.ROOT));
    }
    for (Dimension dimension : DISTINCT) {
      names.add("distinct_" + dimension.name().toLowerCase(Locale.ROOT) + "s");
    }
    for (double quantile : QUANTILES) {
      names.add("latency_p" + Math.round(quantile * 100) + "_ms");
    }
    return names;
  }

  private static List<String> row(WindowKey key, Window window) {
    List<String> cells = new ArrayList<>();
    cells.add(quote(key.source()));
    cells.add(key.start().toString());
    cells.add(key.end().toString());
    for (Counter counter : Counter.values()) {
      cells.add(Long.toString(window.count(counter)));
    }
    for (Dimension dimension : DISTINCT) {
      cells.add(Long.toString(Math.round(window.distinct(dimension))));
    }
    for (double quantile : QUANTILES) {
      OptionalDouble latency = window.latencyMillis(quantile);
      cells.add(
          latency.isPresent() ? String.format(Locale.ROOT, "%.3f", latency.getAsDouble()) : "");
    }
    return cells;
  }

  /** A source comes from a log: a spreadsheet must take it as text, and as one cell. */
  private static String quote(String text) {
    String safe = text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    return '"' + safe.replace("\"", "\"\"").replaceAll("[\\r\\n]", " ") + '"';
  }
}
