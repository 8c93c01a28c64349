package io.weir.cli;

import io.weir.log.Formats;
import io.weir.log.LogFormat;
import java.io.PrintWriter;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code weir version}: what to say when something is reported. */
@Command(
    name = "version",
    description = "Print the version of Weir, of Java, and the formats that are read.",
    mixinStandardHelpOptions = true)
final class VersionCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    out.println(Weir.VERSION);
    out.println(
        "java    " + Runtime.version() + ", " + System.getProperty("java.vm.name", "unknown"));
    out.println(
        "system  "
            + System.getProperty("os.name", "unknown")
            + " "
            + System.getProperty("os.arch", "unknown"));
    out.println(
        "formats "
            + Formats.all().stream().map(LogFormat::label).collect(Collectors.joining(", ")));
    out.flush();
  }
}
