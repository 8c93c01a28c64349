package io.weir.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.incident.Incident;
import io.weir.incident.IncidentJson;
import io.weir.signal.SignalSource;
import io.weir.window.Counter;
import io.weir.window.Dimension;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The files that a run leaves for other programs. */
public final class ResultFiles {
  private static final List<Dimension> DISTINCT =
      List.of(Dimension.CLIENT, Dimension.PATH, Dimension.TARGET);
  private static final double[] QUANTILES = {0.5, 0.95, 0.99};

  private ResultFiles() {}

  /** Returns the incidents that people were alerted of. */
  public static List<Incident> told(List<Incident> incidents) {
    return incidents.stream().filter(Incident::isAlert).toList();
  }

  /** Returns what people were told as information: digests, and what is a site's own language. */
  public static List<Incident> information(List<Incident> incidents) {
    return incidents.stream()
        .filter(incident -> incident.noticeNumber() > 0 && !incident.isAlert())
        .toList();
  }

  /** Writes one JSON document a line. */
  public static void writeIncidents(Path file, List<Incident> incidents) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, UTF_8)) {
      for (Incident incident : incidents) {
        out.write(IncidentJson.write(incident));
        out.newLine();
      }
    }
  }

  /**
   * Merges the parts of each window of requests; what stands beside them has no traffic to show.
   */
  public static Map<WindowKey, Window> merge(List<WindowPart> parts) {
    Map<WindowKey, Window> windows = new TreeMap<>();
    for (WindowPart part : parts) {
      if (SignalSource.of(part.key().source()).isPresent()) {
        continue;
      }
      windows.computeIfAbsent(part.key(), none -> new Window()).merge(part.window());
    }
    return windows;
  }

  /** Writes a header and one row a window: exact counters, distinct counts, latency quantiles. */
  public static void writeWindows(Path file, Map<WindowKey, Window> windows) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, UTF_8)) {
      out.write(String.join(",", header()));
      out.newLine();
      for (Map.Entry<WindowKey, Window> window : windows.entrySet()) {
        out.write(String.join(",", row(window.getKey(), window.getValue())));
        out.newLine();
      }
    }
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
