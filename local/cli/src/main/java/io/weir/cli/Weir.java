package io.weir.cli;

import io.weir.cli.backfill.BackfillCommand;
import io.weir.cli.compare.CompareCommand;
import io.weir.cli.cost.CostCommand;
import io.weir.cli.demo.DemoCommand;
import io.weir.cli.erase.EraseCommand;
import io.weir.cli.forest.ForestCommand;
import io.weir.cli.incidents.IncidentsCommand;
import io.weir.cli.log.FormatsCommand;
import io.weir.cli.log.ParseCommand;
import io.weir.cli.log.WindowsCommand;
import io.weir.cli.mark.MarkCommand;
import io.weir.cli.run.RespondCommand;
import io.weir.cli.run.RunCommand;
import io.weir.cli.scan.ScanCommand;
import io.weir.lab.evaluate.EvaluateCommand;
import io.weir.lab.quality.QualityCommand;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line: {@code weir SUBCOMMAND}. Exit code 0 is success, 1 a failure, 2 wrong usage, 3
 * nothing that could be read as an access log, 141 whoever read the output has gone.
 */
@Command(
    name = "weir",
    description = "Finds what is wrong in the access logs of load balancers and CDNs.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    version = Weir.VERSION,
    footer = {
      "",
      "Examples:",
      "  weir demo                      a day of made-up traffic, end to end",
      "  weir run logs/                 your own log files and folders",
      "  weir run s3://my-logs/ --since 7d",
      "  weir help run                  what a command takes, with examples"
    })
public final class Weir implements Runnable {
  /** In the order of the help. */
  private static final List<String> COMMANDS =
      List.of(
          "demo",
          "run",
          "respond",
          "incidents",
          "mark",
          "erase",
          "parse",
          "formats",
          "windows",
          "scan",
          "cost",
          "backfill",
          "forest",
          "evaluate",
          "quality",
          "compare",
          "version",
          "completion",
          "man");

  static final String VERSION = "weir 0.1.0";

  /** As a shell says of a program that SIGPIPE ended. */
  private static final int BROKEN_PIPE = 141;

  @Spec private CommandSpec spec;

  /** Runs the command line and exits. */
  public static void main(String[] args) {
    System.exit(execute(args));
  }

  /** Runs the command line and returns its exit code. */
  static int execute(String... args) {
    return execute(commandLine(args), args);
  }

  private static int execute(CommandLine commandLine, String... args) {
    commandLine.setExecutionExceptionHandler(Weir::explain);
    commandLine.setParameterExceptionHandler(Weir::refuse);
    return commandLine.execute(args);
  }

  /** Runs it with other places for what it says. */
  static int execute(PrintWriter out, PrintWriter err, String... args) {
    return execute(commandLine(args).setOut(out).setErr(err), args);
  }

  /** Knows the command that the arguments begin with, or all. */
  static CommandLine commandLine(String... args) {
    CommandLine commandLine = new CommandLine(new Weir());
    // Most of the start of a short command would go by with reading the options of all others.
    boolean one = args.length > 0 && COMMANDS.contains(args[0]);
    for (String name : one ? List.of(args[0]) : COMMANDS) {
      commandLine.addSubcommand(command(name));
    }
    if (!one) {
      commandLine.addSubcommand(new HelpCommand());
    }
    return commandLine.registerConverter(ZoneId.class, Weir::zone);
  }

  private static Object command(String name) {
    return switch (name) {
      case "demo" -> new DemoCommand();
      case "run" -> new RunCommand();
      case "respond" -> new RespondCommand();
      case "erase" -> new EraseCommand();
      case "mark" -> new MarkCommand();
      case "incidents" -> new IncidentsCommand();
      case "parse" -> new ParseCommand();
      case "formats" -> new FormatsCommand();
      case "windows" -> new WindowsCommand();
      case "scan" -> new ScanCommand();
      case "cost" -> new CostCommand();
      case "backfill" -> new BackfillCommand();
      case "forest" -> new ForestCommand();
      case "evaluate" -> new EvaluateCommand();
      case "compare" -> new CompareCommand();
      case "version" -> new VersionCommand();
      case "completion" -> new CompletionCommand();
      case "man" -> new ManCommand();
      default -> new QualityCommand();
    };
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new TypeConversionException("no time zone: '" + name + "'; such as Europe/Berlin");
    }
  }

  /** What is wrong is said last and alone: the help of a command would push it off the screen. */
  private static int refuse(ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    boolean alone = command.getParent() == null;
    if (alone && !UnmatchedArgumentException.printSuggestions(wrong, err)) {
      command.usage(err);
    }
    err.println("weir: " + wrong.getMessage());
    if (!alone) {
      UnmatchedArgumentException.printSuggestions(wrong, err);
      err.println("Try 'weir " + command.getCommandName() + " --help'.");
    }
    err.flush();
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }

  /**
   * What a person can act on goes out as one line; a stack trace is left for defects of our own.
   */
  private static int explain(
      Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) {
    PrintWriter err = commandLine.getErr();
    if (Failures.isBrokenPipe(failure)) {
      return BROKEN_PIPE;
    }
    if (Failures.isOfInput(failure)) {
      err.println("weir: " + Failures.describe(failure));
    } else {
      err.println("weir: a defect of Weir itself; please report it with what follows");
      failure.printStackTrace(err);
    }
    return commandLine.getCommandSpec().exitCodeOnExecutionException();
  }
}
