package io.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a shell and its users get of the command as a whole. */
class ShellTest {
  private static final Set<String> COMMANDS = Weir.commandLine().getSubcommands().keySet();

  @TempDir private Path folder;

  @Test
  void version_isOneLineInEveryForm() {
    Told command = Told.by("version");
    assertThat(command.exitCode()).isZero();
    assertThat(command.out()).startsWith("weir ");
    assertThat(Told.by("--version").exitCode()).isZero();
    assertThat(Told.by("--version").out()).contains(Weir.VERSION);
  }

  @Test
  void completion_isAScriptThatTheShellTakesAndKnowsEveryCommand() throws Exception {
    Told told = Told.by("completion");
    assertThat(told.exitCode()).isZero();
    assertThat(told.out()).contains(COMMANDS).contains("--since", "--geo");
    Path bash = Path.of("/bin/bash");
    assumeThat(bash).exists();
    Path script = Files.writeString(folder.resolve("weir.bash"), told.out());
    assertThat(said(bash.toString(), "-n", script.toString())).isEmpty();
    String words = "source " + script + "; complete -p weir";
    assertThat(said(bash.toString(), "-c", words)).contains("weir");
  }

  @Test
  void man_isAPageWithoutWarningsThatHasEveryCommand() throws Exception {
    Told told = Told.by("man");
    assertThat(told.exitCode()).isZero();
    assertThat(told.out()).startsWith(".TH WEIR 1 ");
    for (String command : COMMANDS) {
      assertThat(told.out()).containsIgnoringCase(".SH WEIR " + command);
    }
    Path groff = Path.of("/usr/bin/groff");
    assumeThat(groff).exists();
    Path page = Files.writeString(folder.resolve("weir.1"), told.out());
    assertThat(said(groff.toString(), "-man", "-Tutf8", "-ww", "-z", page.toString())).isEmpty();
  }

  @Test
  void unknownCommand_isAnsweredWithTheOneThatIsMeant() {
    Told told = Told.by("rum", "a.log");
    assertThat(told.exitCode()).isEqualTo(2);
    assertThat(told.err()).contains("rum").contains("run");
    assertThat(Told.by("run", "a.log", "--sinse", "7d").err()).contains("--since");
    assertThat(Told.by("run").exitCode()).isEqualTo(2);
  }

  /** A page of help would push what is wrong off the screen. */
  @Test
  void wrongUsage_isSaidInALineOrTwo() {
    Told zone = Told.by("run", "a.log", "--zone", "Mars");
    assertThat(zone.exitCode()).isEqualTo(2);
    assertThat(zone.err().lines())
        .containsExactly(
            "weir: Invalid value for option '--zone': no time zone: 'Mars'; such as Europe/Berlin",
            "Try 'weir run --help'.");
    assertThat(Told.by("run").err().lines()).hasSizeLessThan(4);
    assertThat(Told.by("forest", "train", "--nothing").err().lines()).hasSizeLessThan(6);
    assertThat(Told.by().err()).contains("Commands:").endsWith("weir: name a command\n");
  }

  private static String said(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return said;
  }
}
