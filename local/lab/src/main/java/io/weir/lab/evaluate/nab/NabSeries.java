package io.weir.lab.evaluate.nab;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.json.Json;
import io.weir.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * One series of the Numenta Anomaly Benchmark.
 *
 * @param name its group and file
 * @param times when each value was taken; taken as UTC
 * @param values the values
 * @param windows the labelled windows, as the indices of their first and last point
 */
record NabSeries(String name, List<Instant> times, List<Double> values, List<Window> windows) {

  /** A labelled window, both ends within it. */
  record Window(int first, int last) {
    int width() {
      return last - first + 1;
    }
  }

  /** Returns how many points at the start are not scored: 15 %, but never more than 750. */
  int probation() {
    return Math.min((int) Math.floor(0.15 * times.size()), 750);
  }

  /** Reads all series that the folder's labels name. */
  static List<NabSeries> readAll(Path folder) throws IOException {
    JsonObject labels =
        Json.object(Files.readString(folder.resolve("labels/combined_windows.json")));
    List<NabSeries> all = new ArrayList<>();
    for (String name : labels.names()) {
      all.add(read(folder, name, labels.pairs(name)));
    }
    return all;
  }

  private static NabSeries read(Path folder, String name, List<List<String>> windows)
      throws IOException {
    List<Instant> times = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    Path file = folder.resolve("data/" + name + ".gz");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int comma = line.indexOf(',');
        times.add(time(line.substring(0, comma)));
        values.add(Double.parseDouble(line.substring(comma + 1)));
      }
    }
    List<Window> indices = new ArrayList<>();
    for (List<String> window : windows) {
      indices.add(
          new Window(times.indexOf(time(window.get(0))), times.indexOf(time(window.get(1)))));
    }
    return new NabSeries(name, times, values, indices);
  }

  private static Instant time(String text) {
    return Instant.parse(text.replace(' ', 'T') + "Z");
  }
}
