package io.weir.lab.generate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes made-up traffic as files that lie as a bucket would have them. */
public final class TrafficFiles {
  /** The file of labels, one JSON document a line. */
  public static final String LABELS = "labels.jsonl";

  private TrafficFiles() {}

  /** Writes all objects and the labels, and returns the objects' files in order of window. */
  public static List<Path> write(TrafficGenerator traffic, Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int window = 0; window < traffic.shape().windows(); window++) {
      for (LogObject object : traffic.objects(window)) {
        Path file = folder.resolve(object.key());
        Files.createDirectories(file.getParent());
        Files.write(file, object.bytes().toByteArray());
        files.add(file);
      }
    }
    StringBuilder labels = new StringBuilder();
    traffic.labels().forEach(label -> labels.append(json(label)).append('\n'));
    Files.writeString(folder.resolve(LABELS), labels, UTF_8);
    return files;
  }

  static String json(Label label) {
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeStringField("source", label.source());
          out.writeStringField("type", label.type().label());
          out.writeStringField("start", label.start().toString());
          out.writeStringField("end", label.end().toString());
          out.writeStringField("subject", label.subject());
          out.writeEndObject();
        });
  }
}
