package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the help says fits a terminal, and asking for it warns of nothing. */
class HelpTest {
  private static final int WIDTH = 80;

  static Stream<CommandLine> commands() {
    return withSubcommands(Weir.commandLine());
  }

  private static Stream<CommandLine> withSubcommands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().distinct().flatMap(HelpTest::withSubcommands));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void usage_isPrintedWithoutWarnings(CommandLine command) {
    ByteArrayOutputStream warnings = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(warnings, true, StandardCharsets.UTF_8));
    try {
      assertThat(command.getUsageMessage()).contains("Usage: ");
    } finally {
      System.setErr(before);
    }
    assertThat(warnings.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  /** What is broken into lines by hand would be broken once more; a paragraph may be. */
  @ParameterizedTest
  @MethodSource("commands")
  void footer_hasLinesThatFitOrParagraphs(CommandLine command) {
    List<String> lines = new ArrayList<>(List.of(command.getCommandSpec().usageMessage().footer()));
    lines.add("");
    for (int i = 0; i < lines.size() - 1; i++) {
      String line = String.format(lines.get(i));
      boolean paragraph = line.endsWith(".") && lines.get(i + 1).isEmpty();
      assertThat(line.length() < WIDTH || paragraph).as(line).isTrue();
    }
  }

  @Test
  void commandAlone_isTheOneThatAllHave() {
    Collection<String> all = Weir.commandLine().getSubcommands().keySet();
    assertThat(all).contains("help", "windows");
    for (String name : all) {
      if (!name.equals("help")) {
        assertThat(Weir.commandLine(name).getSubcommands()).containsOnlyKeys(name);
      }
    }
  }
}
