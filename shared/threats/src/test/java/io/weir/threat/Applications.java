package io.weir.threat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Harmless requests of real applications, in the families of {@code applications.txt}. */
final class Applications {
  private static final String IN_PATHS = " \"<>`{}";
  private static final String IN_QUERIES = " \"<>'";

  private Applications() {}

  /** Returns the request targets of each application, by its name, as a browser sends them. */
  static Map<String, List<String>> read() throws IOException {
    Map<String, List<String>> targets = new LinkedHashMap<>();
    List<String> current = new ArrayList<>();
    try (InputStream in = Applications.class.getResourceAsStream("applications.txt")) {
      for (String line : new String(in.readAllBytes(), UTF_8).split("\n", -1)) {
        if (line.startsWith("== ")) {
          current = targets.computeIfAbsent(line.substring(3), name -> new ArrayList<>());
        } else if (!line.isBlank() && !line.startsWith("#")) {
          for (String target : expanded(line)) {
            current.add(encoded(target));
          }
        }
      }
    }
    return targets;
  }

  /** Returns the line with each of its alternatives. */
  private static List<String> expanded(String line) {
    int open = line.indexOf('«');
    if (open < 0) {
      return List.of(line);
    }
    int close = line.indexOf('»', open);
    List<String> all = new ArrayList<>();
    for (String rest : expanded(line.substring(close + 1))) {
      for (String choice : line.substring(open + 1, close).split("\\|", -1)) {
        all.add(line.substring(0, open) + choice + rest);
      }
    }
    return all;
  }

  /** Encodes what the WHATWG URL standard encodes in a path and in a query; drops the fragment. */
  private static String encoded(String target) {
    int hash = target.indexOf('#');
    String sent = hash < 0 ? target : target.substring(0, hash);
    int question = sent.indexOf('?');
    String path = question < 0 ? sent : sent.substring(0, question);
    String query = question < 0 ? "" : sent.substring(question);
    return encoded(path, IN_PATHS) + encoded(query, IN_QUERIES);
  }

  private static String encoded(String text, String unsafe) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(UTF_8)) {
      if (b > ' ' && b < 0x7f && unsafe.indexOf(b) < 0) {
        out.append((char) b);
      } else {
        out.append(String.format("%%%02X", b & 0xff));
      }
    }
    return out.toString();
  }
}
