package io.weir.bench.threat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.bench.threat.Peers.Verdicts;
import io.weir.lab.quality.Row;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** OWASP Coraza with the Core Rule Set: the Go program in {@code bench/peers}, on one core. */
final class Coraza {
  private static final String BROWSER =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/140.0.0.0 Safari/537.36";

  private final Path program;
  private final ObjectMapper json = new ObjectMapper();

  private Coraza(Path program) {
    this.program = program;
  }

  /** Builds the program; empty without Go. */
  static Optional<Coraza> find() throws IOException, InterruptedException {
    boolean go = false;
    for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
      go |= Files.isExecutable(Path.of(folder).resolve("go"));
    }
    if (!go) {
      return Optional.empty();
    }
    Path program = Files.createTempDirectory("peers").resolve("peers");
    program.toFile().deleteOnExit();
    program.getParent().toFile().deleteOnExit();
    Process build =
        new ProcessBuilder("go", "build", "-o", program.toString(), ".")
            .directory(Path.of(System.getProperty("weir.bench"), "peers").toFile())
            .inheritIO()
            .start();
    if (build.waitFor() != 0) {
      throw new IOException("bench/peers does not build");
    }
    return Optional.of(new Coraza(program));
  }

  /** Returns what it refuses of the requests at that paranoia level. */
  Verdicts judge(List<Row> rows, String level) throws IOException, InterruptedException {
    Path requests = Files.createTempFile("requests", ".jsonl");
    try {
      Files.write(requests, rows.stream().map(this::line).toList(), UTF_8);
      ProcessBuilder builder =
          new ProcessBuilder(program.toString(), level)
              .redirectInput(requests.toFile())
              .redirectError(Redirect.INHERIT);
      builder.environment().put("GOMAXPROCS", "1");
      Process process = builder.start();
      List<String> lines =
          new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
      if (process.waitFor() != 0 || lines.size() != rows.size() + 1) {
        throw new IOException("Coraza failed");
      }
      BitSet flagged = new BitSet();
      for (int i = 0; i < rows.size(); i++) {
        flagged.set(i, lines.get(i).equals("1"));
      }
      return new Verdicts(flagged, Double.parseDouble(lines.get(rows.size())));
    } finally {
      Files.delete(requests);
    }
  }

  private String line(Row row) {
    String query = row.query().isAbsent() ? "" : "?" + row.query();
    Map<String, String> request =
        Map.of(
            "method",
            row.method().toString(),
            "uri",
            row.path() + query,
            "agent",
            row.userAgent().isAbsent() ? BROWSER : row.userAgent().toString(),
            "referrer",
            row.referrer().isAbsent() ? "" : row.referrer().toString());
    try {
      return json.writeValueAsString(request);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
