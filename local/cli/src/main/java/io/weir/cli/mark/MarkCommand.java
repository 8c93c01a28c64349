package io.weir.cli.mark;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir mark}: says what happens that the logs do not. */
@Command(
    name = "mark",
    description = "Says what happens that the logs do not: a deploy.",
    synopsisSubcommandLabel = "WHAT",
    mixinStandardHelpOptions = true,
    subcommands = DeployCommand.class)
public final class MarkCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what is to be marked: deploy");
  }
}
