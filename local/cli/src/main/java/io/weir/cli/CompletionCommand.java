package io.weir.cli;

import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code weir completion}: lets a shell complete commands and options. */
@Command(
    name = "completion",
    description = "Print a script that lets bash or zsh complete what you type.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  source <(weir completion)          in ~/.bashrc or ~/.zshrc"})
final class CompletionCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(AutoComplete.bash("weir", Weir.commandLine()));
    out.flush();
  }
}
