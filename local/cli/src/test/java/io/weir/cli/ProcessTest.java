package io.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only shows in a process of its own. */
@DisabledOnOs(OS.WINDOWS)
class ProcessTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final int INTERRUPTED = 130;
  private static final int BROKEN_PIPE = 141;
  private static final long SIGINT_BIT = 1L << 1;

  @TempDir private Path folder;

  @Test
  void parse_readerThatHasGone_isNoError() throws Exception {
    Path log = Files.writeString(folder.resolve("a.log"), AlbLog.windows(START, 60, 200));
    Process weir = weir("parse", log.toString());
    try (BufferedReader out = reader(weir)) {
      assertThat(out.readLine()).startsWith("{");
    }

    assertThat(weir.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(new String(weir.getErrorStream().readAllBytes(), UTF_8)).isEmpty();
    assertThat(weir.exitValue()).isEqualTo(BROKEN_PIPE);
  }

  @Test
  void run_interrupted_endsAtOnceAndLeavesNoHalfReport() throws Exception {
    assumeThat(Path.of("/bin/kill")).exists();
    assumeThat(interruptsAreIgnored()).as("a shell's background job ignores Ctrl-C").isFalse();
    Process weir = weir("run", "-", "--out", folder.resolve("out").toString());
    weir.getOutputStream().write(AlbLog.windows(START, 1, 10).getBytes(UTF_8));
    weir.getOutputStream().flush();
    try (BufferedReader err =
        new BufferedReader(new InputStreamReader(weir.getErrorStream(), UTF_8))) {
      assertThat(err.readLine()).startsWith("weir: reading");
      new ProcessBuilder("/bin/kill", "-INT", Long.toString(weir.pid())).start().waitFor();

      assertThat(weir.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(weir.exitValue()).isEqualTo(INTERRUPTED);
    assertThat(folder.resolve("out")).isEmptyDirectory();
  }

  /** What started this process may have told it, and so its children, to ignore the signal. */
  private static boolean interruptsAreIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
        .anyMatch(mask -> (mask & SIGINT_BIT) != 0);
  }

  private static Process weir(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Weir.class.getName());
    command.addAll(List.of(args));
    return new ProcessBuilder(command).start();
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }
}
