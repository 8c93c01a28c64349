package io.weir.cli.incidents;

import io.weir.incident.Incident;
import io.weir.incident.IncidentJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The incidents that a run leaves in a file. */
public final class IncidentFile {
  private IncidentFile() {}

  /**
   * Returns the incidents.
   *
   * @param path the output folder of a run, or its {@code incidents.jsonl}
   */
  public static List<Incident> read(Path path) throws IOException {
    Path file = Files.isDirectory(path) ? path.resolve("incidents.jsonl") : path;
    List<Incident> incidents = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      try {
        if (!line.isBlank()) {
          incidents.add(IncidentJson.read(line));
        }
      } catch (IllegalArgumentException e) {
        throw new IOException(file + ":" + number + ": no incident: " + e.getMessage(), e);
      }
    }
    return incidents;
  }
}
