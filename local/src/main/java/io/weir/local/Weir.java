package io.weir.local;

import io.weir.local.demo.DemoCommand;
import io.weir.local.evaluate.EvaluateCommand;
import io.weir.local.forest.ForestCommand;
import io.weir.local.log.ParseCommand;
import io.weir.local.log.WindowsCommand;
import io.weir.local.quality.QualityCommand;
import io.weir.local.run.RunCommand;
import io.weir.local.threat.ScanCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line: {@code weir SUBCOMMAND}. Exit code 0 is success, 1 a failure, 2 wrong usage.
 */
@Command(
    name = "weir",
    description = "Finds what is wrong in the access logs of load balancers and CDNs.",
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      ParseCommand.class,
      WindowsCommand.class,
      ScanCommand.class,
      ForestCommand.class,
      EvaluateCommand.class,
      QualityCommand.class,
      HelpCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    version = "weir 0.1.0",
    footer = {
      "",
      "Examples:",
      "  weir demo                      a day of made-up traffic, end to end",
      "  weir run logs/                 your own log files and folders",
      "  weir help run                  what a command takes, with examples"
    })
public final class Weir implements Runnable {
  @Spec private CommandSpec spec;

  /** Runs the command line and exits. */
  public static void main(String[] args) {
    System.exit(execute(args));
  }

  /** Runs the command line and returns its exit code. */
  static int execute(String... args) {
    CommandLine commandLine = new CommandLine(new Weir());
    commandLine.setExecutionExceptionHandler(Weir::explain);
    return commandLine.execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command");
  }

  /**
   * What a person can act on goes out as one line; a stack trace is left for defects of our own.
   */
  private static int explain(
      Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) {
    PrintWriter err = commandLine.getErr();
    if (failure instanceof java.io.IOException || failure instanceof IllegalArgumentException) {
      err.println("weir: " + describe(failure));
    } else {
      err.println("weir: a defect of Weir itself; please report it with what follows");
      failure.printStackTrace(err);
    }
    return commandLine.getCommandSpec().exitCodeOnExecutionException();
  }

  private static String describe(Exception failure) {
    if (failure instanceof java.nio.file.NoSuchFileException missing) {
      return missing.getFile() + ": no such file or folder";
    }
    if (failure instanceof java.nio.file.AccessDeniedException denied) {
      return denied.getFile() + ": permission denied";
    }
    return failure.getMessage();
  }
}
