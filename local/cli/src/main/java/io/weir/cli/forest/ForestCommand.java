package io.weir.cli.forest;

import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code weir forest}: isolation forests on CSV files. */
@Command(
    name = "forest",
    description = "Train, use and measure isolation forests on CSV files.",
    subcommands = {TrainCommand.class, ScoreCommand.class, EvaluateCommand.class},
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A CSV file holds one row a line, all numbers; columns count from 0. A name that ends"
          + " in .gz is unpacked on the way. Scores are in (0, 1), higher is more anomalous."
    })
public final class ForestCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** Prints the usage: the work is in the subcommands. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** What a subcommand does; an exit code comes of how it ends. */
  interface Action {
    void run(PrintWriter out) throws IOException;
  }

  /** Runs the action and returns 0, or prints one line and returns 2 if the user can mend it. */
  static int exitCode(CommandSpec spec, Action action) {
    CommandLine command = spec.commandLine();
    try {
      action.run(command.getOut());
      command.getOut().flush();
      return CommandLine.ExitCode.OK;
    } catch (UserError | IOException | IllegalArgumentException e) {
      command.getErr().println(spec.qualifiedName() + ": " + e.getMessage());
      command.getErr().flush();
      return CommandLine.ExitCode.USAGE;
    }
  }
}
