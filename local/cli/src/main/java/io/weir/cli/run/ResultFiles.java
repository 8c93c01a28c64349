package io.weir.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.incident.Incident;
import io.weir.incident.IncidentJson;
import io.weir.signal.SignalSource;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files that a run leaves for other programs. */
public final class ResultFiles {
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
}
